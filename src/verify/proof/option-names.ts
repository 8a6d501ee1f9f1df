import type { SessionOptions } from "../../model/index.ts";

/** How messages refer to each option of a session. */
export const OPTION_NAMES: Readonly<Record<keyof SessionOptions, string>> = {
  password: "the password",
  tcpAo: "TCP-AO",
  ttlSecurity: "TTL security",
  multihop: "multihop",
  bfd: "BFD",
  passive: "passive",
  timers: "the timers",
  gracefulRestart: "graceful restart",
  updateSource: "the update source",
  interface: "the interface",
  tcpMss: "the TCP MSS",
  logChanges: "logging of changes",
  shutdown: "shutdown",
  keepRoutes: "keeping routes",
  role: "the role",
  roleStrict: "the role's strictness",
  enforceFirstAs: "enforcing the first ASN",
  extendedNextHop: "IPv6 next hops of IPv4 routes",
};
