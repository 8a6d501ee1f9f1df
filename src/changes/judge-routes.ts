import { asnsWithout, setRow, type NetworkDifference, type PlacedPair } from "../diff/index.ts";
import { countPrefixes, subtract, unite, type CanonicalSet } from "../net/index.ts";
import type { Direction } from "../policy/index.ts";
import type { Allowance, GainRule, LossRule } from "./allowed-changes.ts";
import { describeAmount, prefixesOf } from "./amounts.ts";
import { changedLists, type ChangedLists } from "./changed-lists.ts";
import type { DifferenceItem } from "./difference-items.ts";
import { NOT_MENTIONED } from "./not-mentioned.ts";
import type { RegistrationChange, Registrations } from "./registrations.ts";

type RouteItem = Extract<DifferenceItem, { readonly kind: "routes" }>;

/** Everything about the routes of one session in one direction. */
interface SessionRoutes {
  /** All prefixes with newly accepted routes, and with routes that are no longer accepted. */
  readonly gained: CanonicalSet | null;
  readonly lost: CanonicalSet | null;
  /** The prefixes that had an accepted route before; null: unknown. */
  readonly before: CanonicalSet | null;
  /** Null: not only registry data has changed. */
  readonly lists: ChangedLists | null;
}

/** Prefixes and ASNs that a reason names. */
const NAMED = 3;

/** Judges changes in the result of sessions for routes: all of one session together, because amounts add up. */
export class RouteJudge {
  /** The prefixes that had an accepted route before. */
  readonly #spaces = new Map<PlacedPair, Map<Direction, CanonicalSet>>();
  readonly #registrations: Registrations;
  readonly #known = new Map<PlacedPair, Map<Direction, SessionRoutes>>();

  constructor(difference: NetworkDifference, registrations: Registrations) {
    this.#registrations = registrations;
    for (const { pair, direction, before } of difference.spaces) {
      const known = this.#spaces.get(pair) ?? new Map<Direction, CanonicalSet>();
      this.#spaces.set(pair, known.set(direction, before));
    }
    for (const { direction, parts } of difference.routes) {
      for (const { change, pairs } of parts) {
        for (const pair of pairs) this.#add(pair, direction, change);
      }
    }
  }

  /** Why an allowance does not cover a change; null if it does. */
  problem({ group: { direction }, change, pair }: RouteItem, allowance: Allowance): string | null {
    const all = this.#known.get(pair)?.get(direction);
    if (!all) throw new Error("unreachable: a change of a session that has none");
    const { kind } = change;
    switch (kind) {
      case "accepted": {
        const rule = allowance.gain[direction];
        return rule ? this.#gainProblem(rule, all, pair) : NOT_MENTIONED;
      }
      case "rejected": {
        const rule = allowance.loss[direction];
        return rule ? this.#lossProblem(rule, all, pair) : NOT_MENTIONED;
      }
      case "attributes":
        return allowance.attributes ? this.#causeProblem(all, pair) : NOT_MENTIONED;
      case "reason":
        return allowance.reasons ? this.#causeProblem(all, pair) : NOT_MENTIONED;
    }
  }

  #gainProblem(rule: GainRule, all: SessionRoutes, pair: PlacedPair): string | null {
    const problem = this.#causeProblem(all, pair) ?? amountProblem(rule, all.gained, all.before);
    if (problem !== null) return problem;
    const { gained, lists } = all;
    if (!gained || !lists) throw new Error("unreachable: nothing was gained");
    if (rule.origins === "registered") {
      const origins = lists.origins.flatMap(({ before, after }) => asnsWithout(after, before));
      const named = [...new Set(origins)];
      if (named.length > 0) return `the origin was not registered before: ${some(named)}`;
    }
    const changes = this.#changesOf(lists, pair);
    if (rule.inside === "registered") {
      const beyond = changes.reduce((left, { space }) => subtract(left, space), gained);
      if (!beyond.isEmpty)
        return `not inside of what was registered before: ${formatRanges(beyond)}`;
    }
    for (const { unexplained } of changes) {
      const left = unexplained(rule);
      if (!left.isEmpty) return `no route object ${describeRoutes(rule)}: ${formatRanges(left)}`;
    }
    return null;
  }

  #lossProblem(rule: LossRule, all: SessionRoutes, pair: PlacedPair): string | null {
    return this.#causeProblem(all, pair) ?? amountProblem(rule, all.lost, all.before);
  }

  /** Why registry data alone is not the cause of a session's changes; null if it is. */
  #causeProblem({ lists }: SessionRoutes, pair: PlacedPair): string | null {
    if (!lists) return "more than registry data has changed";
    const [other] = this.#changesOf(lists, pair).flatMap(({ others }) => others);
    return other ?? null;
  }

  #changesOf({ registrants }: ChangedLists, { after }: PlacedPair): readonly RegistrationChange[] {
    return [...registrants].map((who) => {
      const change = this.#registrations.changeOf(who, after.session.family);
      if (!change) throw new Error("unreachable: a list of somebody who is not declared");
      return change;
    });
  }

  #add(pair: PlacedPair, direction: Direction, { kind, prefixes }: RouteItem["change"]): void {
    let known = this.#known.get(pair);
    if (!known) this.#known.set(pair, (known = new Map<Direction, SessionRoutes>()));
    const all = known.get(direction) ?? {
      gained: null,
      lost: null,
      before: this.#spaces.get(pair)?.get(direction) ?? null,
      lists: changedLists(pair, direction, this.#registrations),
    };
    const plus = (set: CanonicalSet | null) => (set ? unite(set, prefixes) : prefixes);
    known.set(direction, {
      ...all,
      gained: kind === "accepted" ? plus(all.gained) : all.gained,
      lost: kind === "rejected" ? plus(all.lost) : all.lost,
    });
  }
}

function amountProblem(
  { atMost }: LossRule,
  changed: CanonicalSet | null,
  before: CanonicalSet | null,
): string | null {
  if (!changed || !before) return "the number of prefixes is not known";
  const [all, count] = [countPrefixes(before), countPrefixes(changed)];
  const most = prefixesOf(atMost, all);
  if (count <= most) return null;
  const amount = describeAmount(atMost);
  const of = amount.includes("%") ? `${amount} of ${all}, which is ${most}` : amount;
  return `${count} ${count === 1n ? "prefix" : "prefixes"}, of at most ${of}`;
}

function describeRoutes({ origins, sources }: GainRule): string {
  const where = sources ? ` in ${sources.join(" or ")}` : "";
  return origins === "any" ? where.trimStart() : `of an origin registered before${where}`;
}

function formatRanges(set: CanonicalSet): string {
  const { ranges, rangesLeftOut } = setRow(set, NAMED);
  return rangesLeftOut > 0 ? `${ranges.join(", ")} and ${rangesLeftOut} more` : ranges.join(", ");
}

function some(all: readonly string[]): string {
  const rest = all.length - NAMED;
  return rest > 0 ? `${all.slice(0, NAMED).join(", ")} and ${rest} more` : all.join(", ");
}
