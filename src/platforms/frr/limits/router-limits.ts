import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import { formatAddress, isLinkLocal } from "../../../net/index.ts";
import type { RouterPlan, RtrCache, SessionPlan } from "../../../model/index.ts";
import { write } from "../../advice.ts";
import { atLeast } from "../../at-least.ts";
import { PASSIVE_MSS_SINCE } from "../dialect.ts";
import { isHostName, isName } from "../quote.ts";
import { deletionList } from "../render/set-view.ts";
import { testsOf, policiesOf } from "./tests-of.ts";
import { differs, tooLarge, unsafe, unsupported } from "./unsupported.ts";

/** What FRR takes for the times of its RTR caches, in seconds (vtysh 8.4). */
const TIMERS = { refresh: 86_400, retry: 7_200, expire: 172_800 } as const;
const SHORTEST_EXPIRE = 600;
const MAX_PREFERENCE = 255;

/** Lists below this size load in two seconds. */
const LARGE_LIST = 500;

/** Route maps with fewer entries, all together, load in less than ten seconds. */
const LARGE_MAPS = 475;

/** Reports what concerns the router as a whole: names, neighbors among each other, RTR caches. */
export function routerLimits(plan: RouterPlan, report: Report): void {
  nameLimits(plan, report);
  cacheLimits(plan, report);
  const neighbors = new Map<string, SessionPlan>();
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    const remote = formatAddress(session.remote);
    if (neighbors.has(remote)) {
      // Of a link-local one, too: the interface does not tell two neighbors apart.
      const others = isLinkLocal(session.remote) ? "bird" : "none";
      report(unsupported(plan, `two sessions with the neighbor ${remote}`, others, session.span));
    }
    neighbors.set(remote, session);
  }
  const [first] = neighbors.values();
  if (!first) return;
  // What holds for all sessions is said once, at the first one.
  const what =
    "limits count the prefixes that the import policy accepts, not those that the neighbor sends";
  report(differs(plan, what, first.maxPrefixes.span));
  mssNotes(plan, [...neighbors.values()], report);
  logLimits(plan, [...neighbors.values()], report);
}

/** What becomes of a TCP MSS (seen with 8.4.4), said once, at the first session that has one. */
function mssNotes(plan: RouterPlan, sessions: readonly SessionPlan[], report: Report): void {
  const having = sessions.filter(({ options }) => options.tcpMss !== null);
  const [first] = having;
  if (!first) return;
  const what =
    "a TCP MSS holds for connections that the router opens, from the next one on; one that the neighbor opens has the usual size";
  report(differs(plan, what, first.span));
  const passive = having.find(({ options }) => options.passive);
  if (!passive || !atLeast(plan.version, PASSIVE_MSS_SINCE)) return;
  const shared =
    "with a passive session that has a TCP MSS, all connections that neighbors of its family open have the smallest one of the router";
  report(differs(plan, shared, passive.span));
}

/** `bgp log-neighbor-changes` is of the router: a session that logs nothing among others that do cannot be said. */
function logLimits(plan: RouterPlan, sessions: readonly SessionPlan[], report: Report): void {
  const silent = sessions.filter(({ options }) => options.logChanges === false);
  if (silent.length === sessions.length) return;
  for (const { name, span } of silent) {
    const construct = `a session that does not log its changes (${name}) beside others that do`;
    const advice = write(
      "log_changes: true",
      "this session, or `false` in `defaults` of its router",
    );
    report(unsupported(plan, construct, "junos, iosxr from 7.9, bird", span, advice));
  }
}

/** Reports lists and route maps that an FRR before 9.0 takes long to load. */
export function loadLimits(plan: RouterPlan, report: Report): void {
  const slow = (list: string, entries: number, seconds: number) =>
    report(
      diagnostic(
        "slow-to-load",
        { list, entries, seconds: Math.max(1, Math.round(seconds)), router: plan.name },
        { span: plan.span },
      ),
    );
  for (const { name, set } of plan.lists.prefixes) {
    const entries = set.size;
    if (entries < LARGE_LIST) continue;
    // Measured on 8.4.4: 500 entries 2.4 s, 1000 13 s, 3000 146 s. The square through the last point is the nearest.
    slow(name, entries, 146 * (entries / 3000) ** 2);
  }
  // One entry a term, and one for each negation; measured: 160 entries 0.6 s, 292 2.7 s, 490 11 s.
  const entries = policiesOf(plan)
    .flatMap((policy) => policy.terms)
    .reduce((sum, term) => sum + 1 + term.when.filter(({ negated }) => negated).length, 0);
  if (entries >= LARGE_MAPS) slow("its route maps", entries, 11 * (entries / 490) ** 2.6);
}

function nameLimits(plan: RouterPlan, report: Report): void {
  if (!plan.base && !isHostName(plan.name)) {
    const character = /[^A-Za-z0-9._-]/u.exec(plan.name)?.[0] ?? plan.name;
    const hint = "name the router by its host name, or give it a base file";
    report(unsafe(plan, "the router's name", character, hint, plan.span));
  }
  const { prefixes, asns, communities } = plan.lists;
  const suffix = "_AT_ORIGIN";
  const names = new Set([
    ...prefixes.map((list) => list.name),
    ...asns.map((list) => list.name + suffix),
    ...communities.map((list) => list.name),
    ...policiesOf(plan).map((policy) => policy.name),
  ]);
  for (const name of [...names].sort()) {
    if (isName(name)) continue;
    const character = /[^A-Za-z0-9_]/u.exec(name)?.[0] ?? "too many characters";
    const hint = "names begin with PEERC_, have letters, digits and _, and at most 128 of them";
    report(unsafe(plan, `the name ${name}`, character, hint, plan.span));
  }
  const matched = testsOf(plan).flatMap((test) => (test.kind === "community" ? [test.list] : []));
  const clash = matched.find(({ name }) => /^PEERC_ALL_OF_AS\d+$/.test(name));
  if (clash) {
    const construct = `a list of communities by the name ${clash.name}, as ${deletionList(plan.asn)} is one of FRR's own here`;
    report(unsupported(plan, construct, "junos, iosxr, bird", plan.span));
  }
}

function cacheLimits(plan: RouterPlan, report: Report): void {
  const [first] = plan.rpki;
  const preferences = new Set<number>();
  for (const cache of plan.rpki) {
    const what = `of the RTR cache ${formatAddress(cache.address)}`;
    for (const [key, limit] of Object.entries(TIMERS) as [keyof typeof TIMERS, number][]) {
      if (cache[key] <= limit) continue;
      report(tooLarge(plan, `the ${key} time ${what}`, cache[key], limit, cache.span));
    }
    if (cache.expire < SHORTEST_EXPIRE) {
      const construct = `an expire time below ${SHORTEST_EXPIRE} s ${what}`;
      report(unsupported(plan, construct, "junos", cache.span));
    }
    if (cache.preference > MAX_PREFERENCE) {
      const preference = `the preference ${what}`;
      report(tooLarge(plan, preference, cache.preference, MAX_PREFERENCE, cache.span));
    }
    if (preferences.has(cache.preference)) {
      const construct = `two RTR caches of one preference (${cache.preference})`;
      const all = new Set(plan.rpki.map(({ preference }) => preference));
      const free = Array.from({ length: MAX_PREFERENCE }, (_, i) => i + 1).find((n) => !all.has(n));
      const advice = write(`preference: ${free ?? MAX_PREFERENCE}`, "this cache");
      report(unsupported(plan, construct, "junos, iosxr, bird", cache.span, advice));
    }
    preferences.add(cache.preference);
    if (first && !sameTimes(first, cache)) {
      const construct = "different times for each RTR cache";
      const line = `refresh: ${first.refresh}s, retry: ${first.retry}s, expire: ${first.expire}s`;
      const advice = write(line, "this cache, too");
      report(unsupported(plan, construct, "junos, iosxr, bird", cache.span, advice));
    }
  }
}

function sameTimes(a: RtrCache, b: RtrCache): boolean {
  return a.refresh === b.refresh && a.retry === b.retry && a.expire === b.expire;
}
