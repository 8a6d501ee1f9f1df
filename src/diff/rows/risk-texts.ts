import type { RiskName } from "../risk.ts";

/** What each risk is, in one sentence. */
export const RISK_TEXTS: Readonly<Record<RiskName, string>> = {
  "default-route-accepted": "the default route is newly accepted",
  "bogon-accepted": "prefixes that must not be routed on the Internet are newly accepted",
  "own-prefix-accepted": "our own prefixes are newly accepted from others",
  "most-space-lost": "less than half of the address space accepted before still is",
  "last-session-gone": "the last session of a router with a neighbor is gone",
  "authentication-removed": "the session is no longer authenticated",
  "ttl-security-removed": "TTL security is off",
  "role-removed": "no BGP role is configured any more",
  "announces-more": "more is announced",
};
