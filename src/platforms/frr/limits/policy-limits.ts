import {
  equalAddresses,
  formatAddress,
  matchesPattern,
  WELL_KNOWN,
  type Address,
} from "../../../net/index.ts";
import { conditionsOf, type Policy, type Term } from "../../../policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { changeTerm, ofTerm } from "../../advice.ts";
import type { Complaints } from "../../complaints.ts";
import { unsafeCharacter } from "../quote.ts";
import { pinsNextHop } from "../render/pins-next-hop.ts";
import { entriesOf } from "../render/route-map.ts";

/** The number of entries that a term may use. */
const MAX_ENTRIES = 50;

/** A repetition in a regular expression may count to 32767 in glibc; no path in use has more than 255 hops. */
const MAX_HOPS = 255;

/** Reports numbers and texts of a session's policy that FRR does not accept. */
export function policyLimits(
  plan: RouterPlan,
  session: SessionPlan,
  policy: Policy,
  complain: Complaints,
): void {
  for (const term of policy.terms) {
    termTextLimits(term, complain);
    lengthLimits(session, term, complain);
    hopLimits(session, policy, term, plan, complain);
    // A term with a test that FRR lacks has been refused.
    if (conditionsOf(term).some(({ test }) => !complain.has(`test ${test.kind}`))) continue;
    if (!canSetNextHop(plan, session, policy, term, complain)) continue;
    const entries = entriesOf(term, { session, policy, discard: plan.discard });
    const what = `the number of route-map entries for the term ${term.name}`;
    const advice = changeTerm(term, "write two terms in the place of");
    complain.range(what, entries, { most: MAX_ENTRIES }, plan.span, advice);
  }
}

function lengthLimits({ span }: SessionPlan, term: Term, complain: Complaints): void {
  for (const { test } of conditionsOf(term)) {
    if (test.kind !== "as-path-length") continue;
    const most = MAX_HOPS - 1;
    const advice = ofTerm(
      term,
      `write \`settings: { max_as_path: ${most} }\` for this session where ${term.name} reads the setting, else \`over: ${most}\` in the term`,
    );
    const what = `the AS_PATH length of the term ${term.name}`;
    complain.range(what, test.atLeast, { most: MAX_HOPS }, span, advice);
  }
}

/**
 * Where a neighbor may send a second next hop, one of these is the neighbor's if either is, so the next hop of what is
 * accepted must be pinned; that is not possible if only some alternatives test it.
 */
function hopLimits(
  session: SessionPlan,
  policy: Policy,
  term: Term,
  { discard }: RouterPlan,
  complain: Complaints,
): void {
  const { interface: device, extendedNextHop } = session.options;
  const { anyOf, verdict, edits } = term;
  if (policy.direction === "export" || (device === null && !extendedNextHop)) return;
  if (verdict.kind !== "accept" || edits.some(({ kind }) => kind === "set-next-hop")) return;
  const asksAny = anyOf.flat().some(({ test, negated }) => test.kind === "next-hop" && !negated);
  if (!asksAny || pinsNextHop(term, { session, policy, discard })) return;
  const advice = changeTerm(term, "write a term of its own for the next hop, and leave it out in");
  complain.refused(`a next hop in some alternatives of ${term.name}`, session.span, advice);
}

/** Names and reasons are the descriptions of route-map entries. */
function termTextLimits({ name, verdict, span }: Term, complain: Complaints): void {
  const texts = [name, ...(verdict.kind === "reject" ? [verdict.reason] : [])];
  for (const text of texts) {
    const found = text.trim() === "" ? "nothing" : unsafeCharacter(text);
    const character = found ?? (text.length > 60 ? "too many characters" : null);
    const hint = "use at most 60 lower-case letters, digits and hyphens";
    complain.unsafe(`the name or reason ${text}`, character, span, hint);
  }
}

/** Whether a term can set its next hop, if any; reports a discard address that is missing or invalid. */
function canSetNextHop(
  plan: RouterPlan,
  session: SessionPlan,
  { direction }: Policy,
  term: Term,
  complain: Complaints,
): boolean {
  const targets = new Set(
    term.edits.flatMap((edit) => (edit.kind === "set-next-hop" ? [edit.to] : [])),
  );
  // Unsupported terms have already been refused.
  for (const to of targets) {
    if (!complain.has(`edit set-next-hop ${to} on ${direction}`)) return false;
  }
  if (!targets.has("discard")) return true;
  const discard: Address | null = plan.discard[session.family];
  if (!discard) {
    const address = session.family === "ipv4" ? "192.0.2.66" : '"100::66"';
    const line = `discard: { ${session.family}: ${address} }`;
    const advice = ofTerm(term, `declare one: write \`${line}\` under \`network\``);
    const what = `the term ${term.name} without a discard address for ${session.family}`;
    complain.refused(what, session.span, advice);
    return false;
  }
  if (!equalAddresses(discard, session.local)) return true;
  const what = `a discard address that is the router's own (${formatAddress(discard)})`;
  const advice = ofTerm(term, "give `network.discard` an address that no router has");
  complain.refused(what, session.span, advice);
  return false;
}

/**
 * Warns about what FRR does after every import policy: a route with the community graceful-shutdown gets local
 * preference 0 (RFC 8326), whatever the policy set. There is no warning that a route with the community blackhole
 * also gets no-export, as RFC 7999 asks of everybody.
 */
export function gracefulShutdownLimits(
  plan: RouterPlan,
  policies: readonly Policy[],
  complain: Complaints,
): void {
  const surprised = policies.find(
    ({ direction, terms }) =>
      direction === "import" &&
      terms.some(({ verdict }) => verdict.kind === "accept") &&
      !terms.some(honoursGracefulShutdown),
  );
  if (!surprised) return;
  const what = `${surprised.name} does not handle the community graceful-shutdown, so FRR itself gives its routes the local preference 0`;
  complain.differs(what, surprised.terms[0]?.span ?? plan.span);
}

const GRACEFUL_SHUTDOWN = WELL_KNOWN["graceful-shutdown"];

function honoursGracefulShutdown(term: Term): boolean {
  const tests = conditionsOf(term).some(
    ({ test, negated }) =>
      !negated &&
      test.kind === "community" &&
      test.list.communities.some((pattern) => matchesPattern(GRACEFUL_SHUTDOWN, pattern)),
  );
  const zero = term.edits.some((e) => e.kind === "set-local-preference" && e.value === 0);
  return tests && (zero || term.verdict.kind === "reject");
}
