import { exactly, type Asn, type PrefixRange } from "../../net/index.ts";
import type { Database, RegisteredSet, RouteObject, SetClass } from "../database/database.ts";
import { findLoops } from "./find-loops.ts";
import {
  applyEffect,
  composeEffects,
  effectOf,
  leavesNothing,
  NO_EFFECT,
  type RangeEffect,
} from "./range-effect.ts";
import type { SetMember } from "../database/set-member.ts";

/** The sets that lead to a member, outermost first. All members of a set share one. */
export interface SetChain {
  readonly names: readonly string[];
  /** With the source in which each was found: `RADB::AS-X`. */
  readonly sourced: readonly string[];
}

/** An ASN in a set, with the effect of the range operators on the path to it. */
export interface WalkedAsn {
  readonly asn: Asn;
  readonly effect: RangeEffect;
  /** The shortest chain. */
  readonly via: SetChain;
}

/** A prefix that a route-set lists, or that a route object adds to it by reference. */
export interface WalkedPrefix {
  readonly range: PrefixRange;
  readonly route: RouteObject | null;
}

/** A member without effect: a set that is in no source, or a prefix whose operator leaves nothing. */
export interface WalkedMember {
  readonly member: string;
  readonly via: SetChain;
  /** All sets that name it, with their sources, in the order in which they were visited. */
  readonly of: ReadonlySet<string>;
}

/** Everything in a set, directly and through nested sets. */
export interface SetWalk {
  readonly asns: readonly WalkedAsn[];
  readonly prefixes: readonly WalkedPrefix[];
  /** Its nested sets, without itself, with their sources (`RADB::AS-X`), sorted. */
  readonly sets: readonly string[];
  readonly unknown: readonly WalkedMember[];
  readonly emptied: readonly WalkedMember[];
  readonly loops: readonly (readonly string[])[];
  /** Whether the walk was abandoned: sets that apply operators to each other in too many ways. */
  readonly endless: boolean;
}

/** The most members visited under range operators: no real set comes near it, and it takes seconds. */
const MAX_STEPS = 1_000_000;

/** Where a walk looks names up. */
export interface WalkOptions {
  /** The sources, in order: of sets with the same name the first one counts. */
  readonly sources: readonly string[];
  /** Names of sets to skip. */
  readonly exclude?: ReadonlySet<string>;
}

/**
 * Follows a set's members down to ASNs and prefixes, breadth first. From an as-set only as-sets are followed (RFC
 * 2622, 5.1), from a route-set both classes (5.2). A set is visited once for each different effect of the operators
 * in front of it, so loops end.
 */
export function walkSet(database: Database, root: RegisteredSet, options: WalkOptions): SetWalk {
  const walk = new Walk(database, root, options);
  return walk.run();
}

interface Visit {
  readonly set: RegisteredSet;
  /** The set's source and name. */
  readonly sourced: string;
  readonly effect: RangeEffect;
  /** The visit that led here; the chain of sets is only built if something is recorded. */
  readonly parent: Visit | null;
  via: SetChain | null;
}

/** The state of one walk: what was seen is never queued again. */
class Walk {
  readonly #database: Database;
  readonly #root: RegisteredSet;
  readonly #options: WalkOptions;
  readonly #classes: readonly SetClass[];
  readonly #queue: Visit[] = [];
  readonly #seen = new Set<string>();
  /** The effect of each operator. */
  readonly #effects = new Map<string, RangeEffect>();
  /** Keyed by the ASN alone if no operator changes its routes, otherwise by both. */
  readonly #asns = new Map<Asn | string, WalkedAsn>();
  readonly #prefixes: WalkedPrefix[] = [];
  readonly #unknown: Notes = new Map();
  readonly #emptied: Notes = new Map();
  readonly #children = new Map<string, Set<string>>();

  constructor(database: Database, root: RegisteredSet, options: WalkOptions) {
    this.#database = database;
    this.#root = root;
    this.#options = options;
    this.#classes = root.class === "as-set" ? ["as-set"] : ["as-set", "route-set"];
  }

  run(): SetWalk {
    this.#enter(this.#root, NO_EFFECT, null);
    let steps = 0;
    // The queue grows during iteration.
    for (const visit of this.#queue) {
      // Without operators each set is visited once.
      if (visit.effect !== NO_EFFECT) steps += visit.set.members.length;
      if (steps > MAX_STEPS) break;
      const { asns, others } = this.#database.membersOf(visit.set);
      for (const asn of asns) this.#takeAsn(asn, visit.effect, visit);
      for (const member of others) this.#take(member, visit);
      for (const route of visit.set.routes) {
        const range = applyEffect(exactly(route.prefix), visit.effect);
        if (range !== null) this.#prefixes.push({ range, route });
      }
    }
    return {
      asns: [...this.#asns.values()],
      prefixes: this.#prefixes,
      sets: this.#sets(),
      unknown: [...this.#unknown.values()],
      emptied: [...this.#emptied.values()],
      loops: findLoops(this.#root.name, this.#children),
      endless: steps > MAX_STEPS,
    };
  }

  #sets(): readonly string[] {
    const sets = new Set<string>();
    for (const { set, sourced } of this.#queue) if (set.name !== this.#root.name) sets.add(sourced);
    return [...sets].sort();
  }

  #enter(set: RegisteredSet, effect: RangeEffect, parent: Visit | null): void {
    const key = `${set.name} ${effect.key}`;
    if (leavesNothing(effect) || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#queue.push({ set, sourced: `${set.source}::${set.name}`, effect, parent, via: null });
  }

  #take(member: SetMember, visit: Visit): void {
    const { body, operator, asn } = member;
    const effect =
      operator === null ? visit.effect : composeEffects(this.#effectOf(operator), visit.effect);
    if (member.prefix !== null) {
      const range = applyEffect(exactly(member.prefix), effect);
      if (range === null) this.#note(this.#emptied, member.text, visit);
      else this.#prefixes.push({ range, route: null });
      return;
    }
    if (asn !== null) {
      if (leavesNothing(effect)) this.#note(this.#emptied, member.text, visit);
      else this.#takeAsn(asn, effect, visit);
      return;
    }
    if (this.#options.exclude?.has(body) === true) return;
    const set = this.#database.findSets(body, this.#options.sources, this.#classes)[0];
    if (set === undefined) {
      this.#note(this.#unknown, body, visit);
      return;
    }
    const children = this.#children.get(visit.set.name);
    if (children) children.add(body);
    else this.#children.set(visit.set.name, new Set([body]));
    this.#enter(set, effect, visit);
  }

  #takeAsn(asn: Asn, effect: RangeEffect, visit: Visit): void {
    const key = effect === NO_EFFECT ? asn : `${asn} ${effect.key}`;
    if (!this.#asns.has(key)) this.#asns.set(key, { asn, effect, via: chainTo(visit) });
  }

  #effectOf(operator: string): RangeEffect {
    let effect = this.#effects.get(operator);
    if (!effect) this.#effects.set(operator, (effect = effectOf(operator)));
    return effect;
  }

  #note(notes: Notes, member: string, visit: Visit): void {
    const note = notes.get(member);
    if (note) note.of.add(visit.sourced);
    else notes.set(member, { member, via: chainTo(visit), of: new Set([visit.sourced]) });
  }
}

type Notes = Map<string, WalkedMember & { readonly of: Set<string> }>;

/** The sets from the root to a visit. */
function chainTo(visit: Visit): SetChain {
  if (visit.via !== null) return visit.via;
  const names: string[] = [];
  const sourced: string[] = [];
  for (let at: Visit | null = visit; at !== null; at = at.parent) {
    names.push(at.set.name);
    sourced.push(at.sourced);
  }
  return (visit.via = { names: names.reverse(), sourced: sourced.reverse() });
}
