import type { Family } from "../../net/index.ts";

/** The number of unicast (RFC 4760, section 6). */
const UNICAST = 1;
/** Names of address families and of subsequent ones (IANA), for messages. */
const AFIS: Readonly<Record<number, string>> = { 1: "IPv4", 2: "IPv6", 25: "L2VPN" };
const SAFIS: Readonly<Record<number, string>> = {
  1: "unicast",
  2: "multicast",
  4: "labeled unicast",
  65: "VPLS",
  70: "EVPN",
  128: "VPN",
  129: "VPN multicast",
  132: "route target membership",
  133: "flowspec",
  134: "VPN flowspec",
};

/** The family of unicast routes with these numbers (RFC 4760); null for any other. */
export function unicastFamily(afi: number, safi: number): Family | null {
  if (safi !== UNICAST) return null;
  return afi === 1 ? "ipv4" : afi === 2 ? "ipv6" : null;
}

/** What a family is called: `IPv4 VPN`, `AFI 16388 SAFI 71`. */
export function familyName(afi: number, safi: number): string {
  const [first, second] = [AFIS[afi], SAFIS[safi]];
  return first !== undefined && second !== undefined
    ? `${first} ${second}`
    : `AFI ${afi} SAFI ${safi}`;
}
