/**
 * What each risk that `peerc diff` shows first is, in one sentence, the most serious first. `docs/diff.md` has the rule
 * of each one; `diff.flags` of the declaration switches each one off by its name.
 */
export const RISK_TEXTS = {
  "default-route-accepted": "the default route is newly accepted",
  "bogon-accepted": "prefixes that must not be routed on the Internet are newly accepted",
  "own-prefix-accepted": "our own prefixes are newly accepted from others",
  "unregistered-accepted": "prefixes are newly accepted that no IRR object of the neighbor has",
  "most-space-lost": "less than half of the address space accepted before still is",
  "last-session-gone": "the last session of a router with a neighbor is gone",
  "limit-below-registered": "more prefixes are registered than the limit allows",
  "limit-nearly-reached": "the registered prefixes have come within 10 % of the limit",
  "source-changed": "a set is taken from another registry",
  "authentication-removed": "the session is no longer authenticated",
  "ttl-security-removed": "TTL security is off",
  "role-removed": "no BGP role is configured any more",
  "announces-more": "more is announced",
} as const;

/** The name of a risk. */
export type RiskName = keyof typeof RISK_TEXTS;
