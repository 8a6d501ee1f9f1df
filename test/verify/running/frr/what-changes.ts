/**
 * Lines that change a declared session, wherever FRR accepts them, and why. The words are those of FRR's manual and
 * of 8.4.4.
 */
type Rule = readonly [line: RegExp, why: string];

/** What of the commands at the top changes a session. */
export const AT_THE_TOP: readonly Rule[] = [
  [/^allow-reserved-ranges/, "next hops of class E are taken"],
  [/^bgp community alias /, "lists of communities match the alias, and not the number"],
  [/^bgp graceful-shutdown/, "routes are sent with GRACEFUL_SHUTDOWN, and taken with preference 0"],
  [/^bgp no-rib/, "no accepted route is used"],
  [/^bgp route-map delay-timer 0/, "a changed route map is not applied"],
  [/^bgp suppress-fib-pending/, "what the kernel does not have is not sent"],
  [/^bgp update-delay/, "nothing is sent until all neighbors have come back"],
  [/^frr defaults datacenter/, "keepalive 3, hold 9"],
  [/^ip(v6)? nht (bgp|any) /, "next hops and neighbors that the map denies are unreachable"],
  [/^no rpki$/, "the caches go"],
  [/^no router bgp/, "the sessions go"],
  [/^no (route-map|ip prefix-list) PEERC/, "what filters use goes"],
];

/** What of `router bgp` and its families changes a session. */
export const IN_BGP: readonly Rule[] = [
  [/^aggregate-address .*(summary-only|suppress-map)/, "more specific routes are not sent"],
  [/^bgp allow-martian-nexthop/, "next hops that are none are taken"],
  [/^bgp bestpath as-path multipath-relax as-set/, "paths are sent with an AS_SET"],
  [/^bgp confederation/, "neighbors see another ASN of ours"],
  [/^bgp dampening/, "routes that come and go are not used"],
  [/^bgp default (ipv4|ipv6|l2vpn)-/, "neighbors are active in a family more"],
  [/^bgp default local-preference/, "accepted routes have another preference"],
  [/^bgp default shutdown/, "the sessions that follow are shut down"],
  [/^bgp disable-ebgp-connected-route-check/, "neighbors and next hops may be somewhere else"],
  [/^bgp fast-convergence/, "sessions end before their hold time"],
  [/^bgp graceful-restart-disable/, "the capability is not sent"],
  [/^bgp graceful-shutdown/, "routes are sent with GRACEFUL_SHUTDOWN, and taken with preference 0"],
  [
    /^bgp listen range (0|187\.16\.2|179\.191\.175\.|2001:12f8)/,
    "a password is asked of all in it",
  ],
  [/^bgp long-lived-graceful-restart/, "stale routes stay and are sent with a community"],
  [/^bgp max-med/, "routes are sent with another MED"],
  [/^bgp minimum-holdtime/, "neighbors with a shorter hold time are refused"],
  [/^bgp reject-as-sets/, "routes with AS_SETs are refused before any filter"],
  [/^bgp route-map delay-timer 0/, "a changed route map is not applied"],
  [/^bgp router-id/, "neighbors see another router ID"],
  [/^bgp shutdown/, "all sessions are shut down"],
  [/^bgp suppress-fib-pending/, "what the kernel does not have is not sent"],
  [/^timers bgp/, "sessions without timers of their own have these"],
  [/^update-delay/, "nothing is sent until all neighbors have come back"],
  [/^neighbor \S+ interface(?! v6only)/, "it may take the place of a neighbor on the link"],
];

/** Why a line changes a session, or null. */
export function whyItChanges(line: string, rules: readonly Rule[]): string | null {
  return rules.find(([pattern]) => pattern.test(line))?.[1] ?? null;
}
