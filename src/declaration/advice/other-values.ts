import type { State } from "../declaration.ts";

/** Other words for a relation, in lower case and with `-` for blanks and `_`. */
export const OTHER_RELATIONS: Readonly<Record<string, readonly string[]>> = {
  transit: [
    "upstream",
    "upstreams",
    "provider",
    "providers",
    "transits",
    "transit-provider",
    "ip-transit",
    "isp",
    "uplink",
    "carrier",
    "transit-upstream",
  ],
  customer: [
    "downstream",
    "downstreams",
    "client",
    "clients",
    "customers",
    "cust",
    "downlink",
    "subscriber",
    "transit-customer",
    "cone",
  ],
  "route-server": [
    "rs",
    "ixp",
    "ix",
    "routeserver",
    "route-servers",
    "multilateral",
    "mlpa",
    "rs-peer",
    "ixp-rs",
    "rs-client",
    "ix-rs",
  ],
  "route-collector": [
    "collector",
    "routecollector",
    "rc",
    "ris",
    "routeviews",
    "route-views",
    "monitor",
    "looking-glass",
    "lg",
  ],
  peer: [
    "peers",
    "peering",
    "bilateral",
    "private",
    "public",
    "pni",
    "mutual",
    "settlement-free",
    "sfi",
    "ebgp",
    "external",
    "ixp-peer",
    "ix-peer",
    "neighbor",
    "private-peer",
    "public-peer",
    "bilateral-peer",
  ],
};

/** Other words for a platform, in lower case and without blanks, `-`, `_` and versions. */
export const OTHER_PLATFORMS: Readonly<Record<string, readonly string[]>> = {
  junos: [
    "juniper",
    "jnpr",
    "junosevo",
    "evo",
    "junosevolved",
    "mx",
    "ptx",
    "acx",
    "srx",
    "junoses",
    "vmx",
    "crpd",
  ],
  iosxr: ["xr", "ciscoxr", "ciscoiosxr", "cisco", "asr", "ncs", "iosxrv", "xrv"],
  bird: ["birdc", "birdd", "birdinternetroutingdaemon"],
  frr: ["quagga", "frrouting", "zebra", "bgpd", "vtysh", "cumulus", "sonic"],
};

/** Platforms that peerc does not support. */
export const NO_PLATFORM =
  /^(?:ios|iosxe|xe|nxos|nexus|eos|arista|sros|nokia|timos|srlinux|vrp|huawei|routeros|mikrotik|openbgpd|gobgp|exabgp|vyos|vyatta|extreme|slx|foundry|netiron)$/;

/** Other words for a state, in lower case and with `-` for blanks and `_`. */
export const OTHER_STATES: Readonly<Record<State, readonly string[]>> = {
  active: [
    "up",
    "on",
    "enabled",
    "live",
    "normal",
    "operational",
    "production",
    "established",
    "no-shutdown",
  ],
  draining: [
    ...["drain", "drained", "maintenance", "maint", "maintenance-mode", "gshut", "g-shut"],
    ...["graceful-shutdown", "graceful", "graceful-maintenance", "overload", "soft", "costed-out"],
  ],
  shut: [
    ...["shutdown", "shut-down", "down", "disabled", "disable", "admin-down", "off", "idle"],
    ...["administratively-down", "stopped"],
  ],
  planned: ["plan", "planning", "pending", "future", "proposed", "staged", "new", "ordered"],
  removed: [
    ...["remove", "deleted", "delete", "absent", "gone", "decommissioned", "retired"],
    ...["decommissioning", "terminated", "cancelled"],
  ],
};

/** Other words for the other values that are one of a few: our value → their words. */
export const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  free: ["settlement-free", "sfi", "unpaid", "none", "no", "false", "gratis"],
  paid: ["payed", "billed", "charged", "yes", "true", "paying"],
  native: ["own", "internal", "builtin", "built-in", "peerc", "self", "irrd"],
  bgpq4: ["bgpq3", "bgpq"],
  "hmac-sha-1-96": ["hmac-sha1", "hmac-sha-1", "hmac-sha1-96", "sha1", "sha-1", "hmacsha196"],
  "aes-128-cmac-96": ["aes", "cmac", "aes-cmac", "aes-128", "aes-128-cmac", "aes128-cmac-96"],
  helper: ["aware", "helper-only", "helperonly", "receiver", "receiving"],
  full: ["restart", "restarter", "restarting", "both"],
  on: ["enable", "enabled", "yes", "true"],
  off: ["disable", "disabled", "no", "none", "false"],
  ipv4: ["v4", "ip", "inet", "ip4", "4"],
  ipv6: ["v6", "inet6", "ip6", "6"],
};
