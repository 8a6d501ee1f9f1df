import type { Family } from "../../../net/index.ts";

/** IOS-XR's keyword for an address family. */
export const FAMILY_WORDS: Readonly<Record<Family, string>> = {
  ipv4: "ipv4 unicast",
  ipv6: "ipv6 unicast",
};
