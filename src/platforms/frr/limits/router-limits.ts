import { diagnostic } from "../../../diagnostics/index.ts";
import { formatAddress } from "../../../net/index.ts";
import type { Term } from "../../../policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import type { Complaints } from "../../complaints.ts";
import { isHostName, isName } from "../quote.ts";
import { deletionList } from "../render/set-view.ts";
import { testsOf, policiesOf } from "./tests-of.ts";

/** The values that FRR accepts for the times of its RTR caches, in seconds (vtysh 8.4). */
const REFRESH = { most: 86_400 };
const RETRY = { most: 7_200 };
const EXPIRE = { least: 600, most: 172_800 };
const PREFERENCE = { most: 255 };

/** Lists below this size load within two seconds. */
const LARGE_LIST = 500;

/** Route maps with fewer entries in total load in less than ten seconds. */
const LARGE_MAPS = 475;

/** Reports problems of the router as a whole: names, RTR caches, and what limits count. */
export function routerLimits(plan: RouterPlan, complain: Complaints): void {
  nameLimits(plan, complain);
  cacheLimits(plan, complain);
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const [first] = sessions;
  if (!first) return;
  // What applies to all sessions is reported once, at the first one.
  const what =
    "limits count the prefixes that the import policy accepts, not those that the neighbor sends";
  complain.differs(what, first.maxPrefixes.span);
  mssNotes(sessions, complain);
}

/** How a TCP MSS is applied (seen on 8.4.4), reported once, at the first session that has one. */
function mssNotes(sessions: readonly SessionPlan[], complain: Complaints): void {
  const having = sessions.filter(({ options }) => options.tcpMss !== null);
  const [first] = having;
  if (!first) return;
  const what =
    "a TCP MSS holds for connections that the router opens, from the next one on; one that the neighbor opens has the usual size";
  complain.differs(what, first.span);
  const passive = having.find(({ options }) => options.passive);
  if (!passive || !complain.has("tcp-mss-passive")) return;
  const shared =
    "with a passive session that has a TCP MSS, all connections that neighbors of its family open have the smallest one of the router";
  complain.differs(shared, passive.span);
}

/** Reports lists and route maps that take an FRR before 9.0 long to load. */
export function loadLimits(plan: RouterPlan, { report }: Complaints): void {
  const slow = (list: string | null, entries: number, seconds: number) =>
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
    // Measured on 8.4.4: 500 entries 2.4 s, 1000 13 s, 3000 146 s. The parabola through the last point fits best.
    slow(name, entries, 146 * (entries / 3000) ** 2);
  }
  // One entry per term, and one for each negation or alternative; measured: 160 entries 0.6 s, 292 2.7 s, 490 11 s.
  const entries = policiesOf(plan)
    .flatMap((policy) => policy.terms)
    .reduce((sum, term) => sum + 1 + extraEntries(term), 0);
  if (entries >= LARGE_MAPS) slow(null, entries, 11 * (entries / 490) ** 2.6);
}

function extraEntries({ when, anyOf }: Term): number {
  const negations = when.filter(({ negated }) => negated).length;
  // An alternative has an entry, each negation in it another one, and routes without any leave through the last.
  return anyOf.length === 0
    ? negations
    : negations + 1 + anyOf.length + anyOf.flat().filter(({ negated }) => negated).length;
}

function nameLimits(plan: RouterPlan, complain: Complaints): void {
  if (!plan.base && !isHostName(plan.name)) {
    const character = /[^A-Za-z0-9._-]/u.exec(plan.name)?.[0] ?? plan.name;
    const hint = "name the router by its host name, or give it a base file";
    complain.unsafe("the router's name", character, plan.span, hint);
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
    complain.unsafe(`the name ${name}`, character, plan.span, hint);
  }
  const matched = testsOf(plan).flatMap((test) => (test.kind === "community" ? [test.list] : []));
  const clash = matched.find(({ name }) => /^PEERC_ALL_OF_AS\d+(?:_\d+)?$/.test(name));
  if (clash) {
    const construct = `a list of communities by the name ${clash.name}, as ${deletionList([plan.asn])} is one of FRR's own here`;
    complain.refused(construct, plan.span);
  }
}

function cacheLimits({ rpki }: RouterPlan, complain: Complaints): void {
  for (const { address, span, refresh, retry, expire, preference } of rpki) {
    const what = `of the RTR cache ${formatAddress(address)}`;
    complain.range(`the refresh time ${what}`, refresh, REFRESH, span);
    complain.range(`the retry time ${what}`, retry, RETRY, span);
    complain.range(`the expire time ${what}`, expire, EXPIRE, span);
    complain.range(`the preference ${what}`, preference, PREFERENCE, span);
  }
}
