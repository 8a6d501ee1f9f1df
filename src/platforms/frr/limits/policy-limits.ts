import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import { equalAddresses, formatAddress, type Address, type Community } from "../../../net/index.ts";
import type { Policy, Term } from "../../../policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { changeTerm, ofTerm } from "../../advice.ts";
import { unsafeCharacter } from "../quote.ts";
import { entriesOf } from "../render/route-map.ts";
import { differs, tooLarge, unsafe, unsupported } from "./unsupported.ts";

/** The entries that a term may take. */
const MAX_ENTRIES = 50;

/** A repetition in a regular expression counts to 32767 in glibc; a path of more than 255 hops is no path of today. */
const MAX_HOPS = 255;

/** Reports terms of a session's policy that FRR cannot express, or that mean something else there. */
export function policyLimits(
  plan: RouterPlan,
  session: SessionPlan,
  policy: Policy,
  report: Report,
): void {
  for (const term of policy.terms) {
    termTextLimits(plan, term, report);
    for (const { test } of term.when) {
      if (test.kind === "as-path-length" && test.atLeast > MAX_HOPS) {
        report(
          tooLarge(
            plan,
            `the AS_PATH length of the term ${term.name}`,
            test.atLeast,
            MAX_HOPS,
            session.span,
            ofTerm(
              term,
              `write \`settings: { max_as_path: ${MAX_HOPS - 1} }\` for this session where ${term.name} reads the setting, else \`over: ${MAX_HOPS - 1}\` in the term`,
            ),
          ),
        );
      }
      if (
        test.kind === "next-hop" &&
        policy.direction === "export" &&
        session.options.interface !== null
      ) {
        const construct = `${term.name}, which asks on export for a link-local next hop`;
        const advice = changeTerm(term, "remove");
        report(unsupported(plan, construct, "none", session.span, advice));
      }
      if (test.kind === "community" && test.list.communities.some(isInternet)) {
        const construct = `the term ${term.name}, which tests for the community 0:0: in FRR that is "internet", which every route has`;
        const advice = changeTerm(term, "remove `0:0` from");
        report(unsupported(plan, construct, "junos, iosxr, bird", plan.span, advice));
      }
    }
    if (nextHopLimits(plan, session, policy, term, report)) continue;
    const entries = entriesOf(term, { session, policy, discard: plan.discard });
    if (entries > MAX_ENTRIES) {
      const what = `the number of route-map entries for the term ${term.name}`;
      const advice = changeTerm(term, "write two terms in the place of");
      report(tooLarge(plan, what, entries, MAX_ENTRIES, plan.span, advice));
    }
  }
}

function isInternet(community: Community): boolean {
  return community.kind === "standard" && community.high === 0 && community.low === 0;
}

/** Names and reasons are the descriptions of route-map entries. */
function termTextLimits(plan: RouterPlan, term: Term, report: Report): void {
  const texts = [term.name, ...(term.verdict.kind === "reject" ? [term.verdict.reason] : [])];
  for (const text of texts) {
    const character = text.trim() === "" ? "nothing" : unsafeCharacter(text);
    if (character === null && text.length <= 60) continue;
    const hint = "use at most 60 lower-case letters, digits and hyphens";
    report(
      unsafe(
        plan,
        `the name or reason ${text}`,
        character ?? "too many characters",
        hint,
        term.span,
      ),
    );
  }
}

/** Reports next hops that a policy cannot set; true where there is one. */
function nextHopLimits(
  plan: RouterPlan,
  session: SessionPlan,
  policy: Policy,
  term: Term,
  report: Report,
): boolean {
  const targets = new Set(
    term.edits.flatMap((edit) => (edit.kind === "set-next-hop" ? [edit.to] : [])),
  );
  const discard: Address | null = plan.discard[session.family];
  let found = false;
  const say = (construct: string, supportedBy: string, to: "self" | "discard") => {
    const advice = changeTerm(term, `remove \`set_next_hop: ${to}\` from`);
    report(unsupported(plan, construct, supportedBy, plan.span, advice));
    found = true;
  };
  if (policy.direction === "import" && targets.has("self")) {
    say("the next hop self on import", "junos", "self");
  }
  if (!targets.has("discard")) return found;
  if (policy.direction === "export") say("the next hop discard on export", "none", "discard");
  else if (!discard) {
    const construct = `the term ${term.name} without a discard address for ${session.family}`;
    const parameters = {
      construct,
      platform: "FRR",
      version: plan.version.join("."),
      router: plan.name,
      supportedBy: "junos, iosxr, bird",
    };
    const address = session.family === "ipv4" ? "192.0.2.66" : '"100::66"';
    const hint = `declare one: write \`discard: { ${session.family}: ${address} }\` under \`network\``;
    const related = [{ message: `${term.name} asks for it here`, span: term.span }];
    report(diagnostic("unsupported-construct", parameters, { span: session.span, hint, related }));
    found = true;
  } else if (equalAddresses(discard, session.local)) {
    const construct = `a discard address that is the router's own (${formatAddress(discard)})`;
    const advice = ofTerm(term, "give `network.discard` an address that no router has");
    report(unsupported(plan, construct, "none", session.span, advice));
    found = true;
  }
  return found;
}

/**
 * Warns of what FRR does behind every import policy: a route with the community graceful-shutdown gets the local
 * preference 0 (RFC 8326), whatever the policy set. What it also does is left unsaid: a route with the community
 * blackhole gets no-export as well, as RFC 7999 asks of everybody.
 */
export function gracefulShutdownLimits(
  plan: RouterPlan,
  policies: readonly Policy[],
  report: Report,
): void {
  const surprised = policies.find(
    ({ direction, terms }) =>
      direction === "import" &&
      terms.some(({ verdict }) => verdict.kind === "accept") &&
      !terms.some(honoursGracefulShutdown),
  );
  if (!surprised) return;
  const what = `${surprised.name} does not handle the community graceful-shutdown, so FRR itself gives its routes the local preference 0`;
  report(differs(plan, what, surprised.terms[0]?.span ?? plan.span));
}

function honoursGracefulShutdown(term: Term): boolean {
  const tests = term.when.some(
    ({ test, negated }) =>
      !negated &&
      test.kind === "community" &&
      test.list.communities.some((c) => c.kind === "standard" && c.high === 65535 && c.low === 0),
  );
  const zero = term.edits.some((e) => e.kind === "set-local-preference" && e.value === 0);
  return tests && (zero || term.verdict.kind === "reject");
}
