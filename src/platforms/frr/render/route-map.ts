import { NO_TERM_MATCHED, type Condition, type Policy, type Term } from "../../../policy/index.ts";
import { anyOfEntries } from "./any-of-entries.ts";
import { alternativesOf, ANYTHING, matchViews, type MatchView } from "./match-view.ts";
import { freeText, name } from "../quote.ts";
import { pinsNextHop } from "./pins-next-hop.ts";
import { NOTHING, setViews, type EditContext, type SetView } from "./set-view.ts";

/** One entry of a route map: `route-map NAME permit 100`. */
export interface RouteMapEntry {
  readonly map: string;
  readonly action: "permit" | "deny";
  readonly number: number;
  readonly description: string;
  readonly match: MatchView;
  /** Where a matching route continues: `next`, `goto 300`; null: nowhere, the action is the verdict. */
  readonly onMatch: string | null;
  readonly set: SetView;
}

/** The number of the last entry, the default deny; terms end before it. */
const LAST = 65_535;

/** An entry before it is numbered. A target counts entries from here on; "end" is after the term. */
interface Draft {
  readonly action: "permit" | "deny";
  readonly description: string;
  readonly match: MatchView;
  readonly onMatch: number | "end" | null;
  readonly set: SetView;
}

/**
 * A policy as a route map. FRR evaluates the entries in order; one that matches decides, or with `on-match` passes
 * the edited route on; a route that does not match tries the next entry. The last one is the explicit default deny.
 */
export function routeMap(policy: Policy, context: EditContext): readonly RouteMapEntry[] {
  const map = name(policy.name);
  const entries = policy.terms.flatMap((term, i) => {
    const end = policy.terms[i + 1]?.number ?? LAST;
    const drafts = draftsOf(term, context);
    if (term.number + drafts.length > end) throw new Error("frr: a term has too few numbers");
    return drafts.map(({ onMatch, ...draft }, offset) => {
      const number = term.number + offset;
      return {
        map,
        number,
        ...draft,
        description: freeText(draft.description),
        onMatch: onMatchText(onMatch, offset, drafts.length, number, end),
      };
    });
  });
  const description = freeText(NO_TERM_MATCHED);
  const last = { description, match: ANYTHING, onMatch: null, set: NOTHING };
  return [...entries, { map, action: "deny", number: LAST, ...last }];
}

/** How many entries a term uses. */
export function entriesOf(term: Term, context: EditContext): number {
  return draftsOf(term, context).length;
}

function onMatchText(
  target: Draft["onMatch"],
  offset: number,
  count: number,
  number: number,
  end: number,
): string | null {
  if (target === null) return null;
  const steps = target === "end" ? count - offset : target;
  if (steps === 1) return "next";
  return `goto ${target === "end" ? end : number + target}`;
}

/**
 * A term's entries. A negated condition is a separate entry: a route that matches leaves the term. Conditions that
 * FRR cannot test in one entry, and edits that it cannot make in one, follow one another: a route that matches jumps
 * over the next entry, through which all others leave. Alternatives are entries before the one that edits.
 */
function draftsOf(term: Term, context: EditContext): readonly Draft[] {
  const description =
    term.verdict.kind === "reject" ? `${term.name}: ${term.verdict.reason}` : term.name;
  const leave: Draft = {
    action: "permit",
    description,
    match: ANYTHING,
    onMatch: "end",
    set: NOTHING,
  };
  const skips = term.when
    .filter(({ negated }) => negated)
    .flatMap(alternativesOf)
    .map((match): Draft => ({ ...leave, match: { ...ANYTHING, ...match } }));
  const positive = term.when.filter(({ negated }) => !negated);
  const isSingle = (condition: Condition) => alternativesOf(condition).length === 1;
  const groups = matchViews(positive.filter(isSingle));
  const gates = positive.filter((condition) => !isSingle(condition)).map(alternativesOf);
  // The edits of a term that rejects are never seen.
  const edited = term.verdict.kind === "reject" ? [NOTHING] : setViews(term.edits, context);
  const sets = pinsNextHop(term, context) ? pinned(edited) : edited;
  const action = term.verdict.kind === "reject" ? "deny" : "permit";
  const verdict = term.verdict.kind === "next" ? "end" : null;

  const drafts = [
    ...skips,
    ...gates.flatMap((gate) => gateDrafts(gate, leave)),
    ...anyOfEntries(term.anyOf).map((jump): Draft => ({ ...leave, ...jump })),
  ];
  const final = groups.length - 1;
  groups.forEach((match, i) => {
    if (i < final) drafts.push({ ...leave, match, onMatch: 2 }, leave);
  });
  const match = groups[final] ?? ANYTHING;
  sets.forEach((set, i) => {
    const here = i === 0 ? match : ANYTHING;
    if (i === sets.length - 1) {
      drafts.push({ action, description, match: here, onMatch: verdict, set });
    } else if (here === ANYTHING) {
      drafts.push({ ...leave, onMatch: 1, set });
    } else {
      drafts.push({ ...leave, match: here, onMatch: 2, set }, leave);
    }
  });
  return drafts;
}

/** Entries of which any lets a route continue after them; one more lets all others leave the term. */
function gateDrafts(alternatives: readonly Partial<MatchView>[], leave: Draft): readonly Draft[] {
  const entries = alternatives.map((match, i) => ({
    ...leave,
    match: { ...ANYTHING, ...match },
    onMatch: alternatives.length + 1 - i,
  }));
  return [...entries, leave];
}

/** The same edits, and in the last entry the neighbor's address as the next hop. */
function pinned(sets: readonly SetView[]): readonly SetView[] {
  const last = sets.at(-1) ?? NOTHING;
  return [...sets.slice(0, -1), { ...last, nextHop: ["ipv6 next-hop peer-address"] }];
}
