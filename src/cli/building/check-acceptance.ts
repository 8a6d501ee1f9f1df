import {
  objectNames,
  policyOf,
  registrationRead,
  sessionName,
  type Registry,
} from "../../compile/index.ts";
import { isRemoved, type Declaration, type Peer } from "../../declaration/index.ts";
import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import { FAMILIES, formatPrefix, formatPrefixRange, PrefixSet } from "../../net/index.ts";
import {
  conditionKind,
  conditionsOf,
  formatAsPath,
  type Direction,
  type Policy,
  type PolicyDefinition,
  type PolicyLibrary,
  type Term,
  type TermDefinition,
} from "../../policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../model/index.ts";
// Loaded by every command that makes plans; the rest of the proof is not.
import { Acceptance, type Fact, nameOf, rejectingTerms, sampleRoutes } from "../../verify/index.ts";

/** A compiled session, and the policy from which it was compiled. */
interface Checked {
  readonly plan: SessionPlan;
  readonly policy: PolicyFacts;
}

/** What was compiled, and from which data. */
export interface CompiledNetwork {
  readonly registry: Registry;
  readonly plans: readonly RouterPlan[];
  /** Whether a policy means the same on all platforms; others are not checked. */
  readonly isClear: (policy: Policy) => boolean;
  /** Parts with errors are missing: a session that uses what is declared may be among them. */
  readonly partial: boolean;
}

/** Properties of a policy's text, computed once for all its sessions. */
interface PolicyFacts {
  readonly reads: ReturnType<typeof registrationRead>;
  readonly readsAnnounced: boolean;
  /** Whether it rejects every route unconditionally. */
  readonly isMeantToReject: Readonly<Record<Direction, boolean>>;
}

function factsOf(definition: PolicyDefinition): PolicyFacts {
  return {
    reads: registrationRead(definition),
    readsAnnounced: definition.export.some((term) =>
      conditionsOf(term).some(({ test }) => conditionKind(test).list(test)?.name === "announced"),
    ),
    isMeantToReject: {
      import: isMeantToReject(definition.import),
      export: isMeantToReject(definition.export),
    },
  };
}

/**
 * Warns about sessions whose compiled policies pass no route at all, and about what a peer declares but its policies
 * reject, for every possible route. If registry data is missing or empty, which is reported or allowed elsewhere,
 * there is no warning.
 */
export function checkAcceptance(
  { declaration, library }: { readonly declaration: Declaration; readonly library: PolicyLibrary },
  { registry, plans, isClear, partial }: CompiledNetwork,
  report: Report,
  acceptance = new Acceptance(),
): void {
  const compiled = new Map(
    plans.flatMap((router) =>
      router.peers.flatMap(({ sessions }) =>
        sessions.map((plan) => [`${router.name} ${plan.name}`, plan] as const),
      ),
    ),
  );
  const policies = new Map(
    [...library.policies]
      // A term that could not be read may be the one that accepts.
      .filter(([, definition]) => !definition.incomplete)
      .map(([name, definition]) => [name, factsOf(definition)]),
  );
  for (const peer of declaration.peers) {
    const sessions = peer.sessions.flatMap((session): Checked[] => {
      const plan = compiled.get(`${session.router.value} ${sessionName(peer, session)}`);
      const policy = policies.get(policyOf(declaration, peer, session).value);
      return plan && policy && !isRemoved(session) ? [{ plan, policy }] : [];
    });
    const importing = sessions.filter(
      (one) => isClear(one.plan.import) && hasImports(one, peer, registry),
    );
    const exporting = sessions.filter(
      (one) => isClear(one.plan.export) && hasExports(one, declaration, registry),
    );
    reportNothing(acceptance, "import", importing, report);
    reportNothing(acceptance, "export", exporting, report);
    if (!partial) reportDeclared(acceptance, peer, importing, report);
  }
}

/**
 * Whether a policy rejects every route unconditionally: a term without conditions does, and no earlier term accepts.
 */
function isMeantToReject(terms: readonly TermDefinition[]): boolean {
  for (const term of terms) {
    const { verdict, guard } = term;
    if (verdict.kind === "accept") return false;
    const isAlways = conditionsOf(term).length === 0 && guard === null;
    if (verdict.kind === "reject" && isAlways) return true;
  }
  return false;
}

function hasImports({ plan, policy }: Checked, peer: Peer, registry: Registry): boolean {
  const { reads } = policy;
  const objects = objectNames(peer).map((name) => registry.get(name));
  const isUnknown = (reads.prefixes || reads.origins) && objects.includes(undefined);
  const declared = peer.prefixes.some(({ value }) => value.prefix.family === plan.family);
  const noPrefix = !declared && objects.every((object) => !object?.prefixes[plan.family].length);
  const noOrigin = peer.origins.length === 0 && objects.every((object) => !object?.origins.length);
  const isEmpty = (reads.prefixes && noPrefix) || (reads.origins && noOrigin);
  return !policy.isMeantToReject.import && !isUnknown && !isEmpty;
}

function hasExports(
  { plan, policy }: Checked,
  { network }: Declaration,
  registry: Registry,
): boolean {
  const objects = objectNames(network).map((name) => registry.get(name));
  const isKnown = !objects.includes(undefined);
  const hasPrefix = objects.some((object) => object?.prefixes[plan.family].length);
  return !policy.isMeantToReject.export && (!policy.readsAnnounced || (isKnown && hasPrefix));
}

/** One warning for all sessions that pass nothing for the same reason. */
function reportNothing(
  acceptance: Acceptance,
  direction: Direction,
  sessions: readonly Checked[],
  report: Report,
): void {
  const groups = new Map<string, SessionPlan[]>();
  for (const { plan } of sessions) {
    if (acceptance.accepts(plan, direction)) continue;
    const key = rejectingTerms(plan, direction)
      .terms.map(({ name }) => name)
      .join();
    groups.set(key, [...(groups.get(key) ?? []), plan]);
  }
  for (const [plan, ...others] of groups.values()) {
    if (!plan) continue;
    const { route, terms } = rejectingTerms(plan, direction);
    const path =
      route.asPath.length === 0 ? "empty AS_PATH" : `AS_PATH ${formatAsPath(route.asPath)}`;
    const params = {
      session: nameOf(plan),
      direction,
      route: `${formatPrefix(route.prefix)}, ${path}`,
      terms: terms.map(({ name }) => name),
      more: others.length,
    };
    const related = terms.map((term) => ({ message: describeTerm(term), span: term.span }));
    report(diagnostic("accepts-no-route", params, { span: plan.span, related }));
  }
}

function describeTerm({ name, verdict }: Term): string {
  return `${name} rejects it${verdict.kind === "reject" ? `: ${verdict.reason}` : ""}`;
}

/** The rejected part of a declared entry, and the term that rejects it. */
interface Refusal {
  readonly part: string;
  readonly term: Term;
}

function reportDeclared(
  acceptance: Acceptance,
  peer: Peer,
  sessions: readonly Checked[],
  report: Report,
): void {
  if (peer.prefixes.length === 0 && peer.origins.length === 0) return;
  // A policy that accepts nothing has already been reported.
  const taking = sessions.filter(({ plan }) => acceptance.accepts(plan, "import"));
  const tell = (declared: string, span: Span, refusals: readonly (Refusal | null)[]): void => {
    const [first] = refusals;
    if (!first || refusals.includes(null)) return;
    const { part, term } = first;
    const reason = term.verdict.kind === "reject" ? term.verdict.reason : "";
    const params = { asn: peer.asn, declared, part, term: term.name, reason };
    const related = [{ message: "the term is here", span: term.span }];
    report(diagnostic("declared-refused", params, { span, related }));
  };
  const asking = (key: "prefixes" | "origins") =>
    taking.filter(({ policy }) => policy.reads[key]).map(({ plan }) => plan);
  for (const family of FAMILIES) {
    const declared = peer.prefixes.filter(({ value }) => value.prefix.family === family);
    const all = PrefixSet.of(
      family,
      declared.map(({ value }) => value),
    );
    const plans = asking("prefixes")
      .filter((plan) => plan.family === family)
      .map((plan) => ({ plan, terms: termsAgainst(acceptance, plan, all) }));
    // Usually no term affects any of them on one of the sessions, so they need not be checked one by one.
    if (plans.some(({ terms }) => terms.length === 0)) continue;
    for (const { value, span } of declared) {
      const set = PrefixSet.of(family, [value]);
      const refusals = plans.map(({ plan, terms }) => refusedPart(acceptance, plan, terms, set));
      tell(formatPrefixRange(value), span, refusals);
    }
  }
  for (const { value, span } of peer.origins) {
    const refusals = asking("origins").map((plan) => refusedOrigin(acceptance, plan, value));
    tell(`AS${value}`, span, refusals);
  }
}

/** A term that rejects routes for their prefix alone. */
interface PrefixTerm {
  readonly term: Term;
  readonly set: PrefixSet;
}

/** The terms that reject some of a set for the prefix alone. */
function termsAgainst(
  acceptance: Acceptance,
  plan: SessionPlan,
  declared: PrefixSet,
): readonly PrefixTerm[] {
  return plan.import.terms.flatMap((term): PrefixTerm[] => {
    const [condition, ...more] = conditionsOf(term);
    const test = condition?.test;
    if (term.verdict.kind !== "reject" || more.length > 0 || test?.kind !== "prefix") return [];
    const { set } = test.list;
    if (condition?.negated === true || set.family !== declared.family) return [];
    const meets = acceptance.routeWith(plan, "import", [isIn(declared), isIn(set)]) !== null;
    return meets ? [{ term, set }] : [];
  });
}

function isIn(set: PrefixSet): Fact {
  return { test: { kind: "prefix", set }, holds: true };
}

/** A part of a declared range that a term rejects for its prefix alone, and that no other term accepts. */
function refusedPart(
  acceptance: Acceptance,
  plan: SessionPlan,
  terms: readonly PrefixTerm[],
  declared: PrefixSet,
): Refusal | null {
  for (const { term, set } of terms) {
    const facts = [isIn(declared), isIn(set)];
    const route = acceptance.routeWith(plan, "import", facts);
    if (!route || acceptance.acceptsWith(plan, "import", facts)) continue;
    const isAll = !acceptance.acceptsWith(plan, "import", [isIn(declared)]);
    const part = isAll ? formatPrefixRange(declared.packed.at(0)) : formatPrefix(route.prefix);
    return { part, term };
  }
  return null;
}

/** The term that rejects all routes of a declared origin. */
function refusedOrigin(acceptance: Acceptance, plan: SessionPlan, origin: number): Refusal | null {
  const asPath = plan.asn === origin ? [origin] : [plan.asn, origin];
  const routes = [...sampleRoutes(plan, "import")].map((route) => ({ ...route, asPath }));
  if (acceptance.acceptsWith(plan, "import", [acceptance.originatedBy(origin)], routes))
    return null;
  const [term] = rejectingTerms(plan, "import", routes).terms;
  return term ? { part: `AS${origin}`, term } : null;
}
