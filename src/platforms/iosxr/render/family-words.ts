import type { Family } from "../../../net/index.ts";

/** How IOS-XR names an address family. */
export const FAMILY_WORDS: Readonly<Record<Family, string>> = {
  ipv4: "ipv4 unicast",
  ipv6: "ipv6 unicast",
};
