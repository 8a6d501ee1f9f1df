import type { Asn, CanonicalSet } from "../../net/index.ts";
import type { Direction, FilterNode, Route } from "../../policy/index.ts";
import {
  acceptedPrefixes,
  DifferenceSearch,
  FilterComparison,
  givenFacts,
  usualRoute,
  type ComparedFilter,
  type DifferenceQuestion,
  type Prover,
} from "../../verify/index.ts";
import { mergeChanges, type Differing, type Ending, type MergedChange } from "../merge-changes.ts";
import { asksForSets } from "./asks-for-sets.ts";
import { lineCause, type LineCause } from "./line-cause.ts";
import { localAddress } from "./local-address.ts";
import type { ReadPair, ReadSession } from "./read-router.ts";
import { traceRoute, type Trace } from "./trace-route.ts";

/** A change in what a filter of a file does with some routes. */
export interface ReadChange extends Omit<MergedChange, "key"> {
  readonly cause: LineCause;
  readonly before: Trace;
  readonly after: Trace;
}

/** All that one filter of two files does differently. */
export interface ReadDifference {
  readonly changes: readonly ReadChange[];
  /** The prefixes to which some route was accepted, and is; null if no verdict has changed. */
  readonly space: { readonly before: CanonicalSet; readonly after: CanonicalSet } | null;
  /** Whether it was compared only for paths without an AS_SET. */
  readonly withoutSets: boolean;
}

/** Every change in what a session's filter does; "too-large" if they cannot all be found. */
export function compareReadFilters(
  pair: ReadPair,
  direction: Direction,
  prover: Prover,
): ReadDifference | "too-large" {
  const { session } = pair.after;
  const [a, b] = [pair.before.session[direction].start, session[direction].start];
  const local = localAddress(pair);
  const undocumented = [pair.before, pair.after].some(
    ({ router }) => router.asSets === "undocumented",
  );
  const withoutSets = undocumented && !asksForSets(a, prover) && !asksForSets(b, prover);
  const { family } = session;
  const usual = usualRoute(session, direction);
  const equal = new FilterComparison({ family, local, usual, withoutSets }, prover).compare(a, b);
  if (equal.kind === "equal") return { changes: [], space: null, withoutSets };
  const filter = (start: FilterNode): ComparedFilter => ({ start, local, reason: () => "" });
  const [before, after] = [filter(a), filter(b)];
  const common = { before, after, family, usual, withoutSets };
  const possible = { ...common, given: givenFacts(direction, firstAsnOf(pair), prover) };
  const search = (query: DifferenceQuestion) => new DifferenceSearch(query, prover).find();
  const sent = search(possible);
  // They are not equal: if no route that the neighbor can send shows it, another one does.
  const question = sent.length === 0 ? { ...common, given: [] } : possible;
  const found = question === possible ? sent : search(question);
  if (found === "too-large") return found;
  const traces = (route: Route) => ({
    before: traceRoute(a, route, local),
    after: traceRoute(b, route, local),
  });
  const all = found.map((routes): Differing => {
    const made = traces(routes.route);
    return { ...routes, before: endingOf(made.before), after: endingOf(made.after) };
  });
  const isOfVerdict = all.some((one) => one.before.verdict !== one.after.verdict);
  const were = isOfVerdict ? acceptedPrefixes(before, question, prover) : null;
  const are = isOfVerdict ? acceptedPrefixes(after, question, prover) : null;
  if (were === "too-large" || are === "too-large") return "too-large";
  const changes = mergeChanges(all, { were, are }).map(({ kind, scope, prefixes, route }) => {
    const made = traces(route);
    const cause = lineCause(made.before, made.after, prover);
    return { kind, scope, prefixes, route, ...made, cause };
  });
  return { changes, space: were && are && { before: were, after: are }, withoutSets };
}

function endingOf({ verdict, line, tests }: Trace): Ending {
  const testsPrefix = tests.at(-1)?.test.kind === "prefix";
  return { verdict, reason: null, by: String(line), testsPrefix };
}

/** The ASN with which every received path begins, in both files; null if one does not enforce it. */
function firstAsnOf({ before, after }: ReadPair): Asn | null {
  const { asn } = after.session;
  const enforces = ({ session }: ReadSession) =>
    session.asn === asn && session.options.enforceFirstAs === true;
  return enforces(before) && enforces(after) ? asn : null;
}
