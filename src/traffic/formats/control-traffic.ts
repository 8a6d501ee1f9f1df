import type { Family } from "../../net/index.ts";

/**
 * Destinations that no network announces, and that every interface needs: broadcast and multicast (RFC 919, RFC 5771),
 * link-local addresses and multicast of IPv6 (RFC 4291), with which neighbor discovery works.
 */
export const CONTROL_TRAFFIC: Readonly<Record<Family, readonly string[]>> = {
  ipv4: ["224.0.0.0/4", "255.255.255.255/32"],
  ipv6: ["fe80::/10", "ff00::/8"],
};
