import type { Address } from "../../net/index.ts";
import type { FilterNode, FilterTest, Route, VerdictNode } from "../../policy/index.ts";
import { beforeEffects, NO_EFFECTS, withEdit, type Effects } from "../algebra/effects.ts";
import type { Facts } from "../algebra/facts.ts";
import { FilterSearch, type Found, type Wanted, type Way } from "./filter-search.ts";
import type { Prover } from "../algebra/prover.ts";

/** A path through our network: in through one filter, out through another. */
export interface PassageQuestion {
  readonly inbound: FilterNode;
  /** Our address on the session that receives the route. */
  readonly local: Address;
  readonly outbound: FilterNode;
  /** What is known about the received route. */
  readonly given: Facts;
  /** What is known about every route on any session: null, or the same for all questions. */
  readonly always: Facts;
  /** An ordinary route of the receiving session. */
  readonly usual: Route;
  /** Which ends of the outbound filter are wanted; `effects` are those of the outbound and the inbound filter. */
  readonly wanted: (end: VerdictNode, effects: readonly [Effects, Effects]) => Wanted;
  readonly mayBeWanted: (end: VerdictNode) => boolean;
  /** The same for outbound filters that are equivalent in everything that is asked here: see `FilterShapes`. */
  readonly shape: number;
}

/** Outbound paths examined for one filter before a search is abandoned. */
const MOST_WAYS = 1_000;
/** Different effects of an inbound filter on routes, before a search is abandoned. */
const MOST_EFFECTS = 1_000;

/**
 * Searches for a route that one filter accepts and that another one, given the first one's result, ends in some way.
 * Between the two the route keeps its attributes, as over iBGP; only its next hop may change, so the result of an
 * outbound next-hop test is unknown. The possible results for a route with given edits are computed once for all
 * filters of the same structure: a session with a thousand others takes little longer than with one.
 *
 * One object is for one question (`wanted`) about many pairs of filters.
 */
export class Passages {
  readonly #prover: Prover;
  readonly #ways = new Map<string, readonly Way[] | "too-large">();
  readonly #effects = new WeakMap<FilterNode, readonly Effects[] | "too-large">();

  constructor(prover: Prover) {
    this.#prover = prover;
  }

  /** A route that is received and ends as wanted; null if there is none. */
  find(question: PassageQuestion): Found | "too-large" | null {
    const made = this.#effectsOf(question.inbound);
    if (made === "too-large") return made;
    let unsure: Found | null = null;
    for (const effects of made) {
      const ways = this.#waysOut(question, effects);
      if (ways === "too-large") return ways;
      for (const way of ways) {
        const found = this.#comesIn(question, effects, way);
        if (found === "too-large") return found;
        if (found && !way.unsure) return found;
        if (found) unsure = { ...found, unsure: true };
      }
    }
    return unsure;
  }

  /** A route for which everything known on an outbound path holds, and that is received with these effects. */
  #comesIn(question: PassageQuestion, effects: Effects, way: Way): Found | "too-large" | null {
    const { inbound, local, given, usual } = question;
    const search = new FilterSearch(
      {
        start: inbound,
        given: joined(given, way.facts),
        usual,
        translate: (test, done) => beforeEffects(test, done, local, this.#prover.languages),
        wanted: (end, done) => (end.verdict === "accept" && done.key === effects.key ? [null] : []),
        mayBeWanted: (end) => end.verdict === "accept",
      },
      this.#prover,
    );
    return search.find();
  }

  #waysOut(question: PassageQuestion, effects: Effects): readonly Way[] | "too-large" {
    const { outbound, always, usual, wanted, mayBeWanted, shape } = question;
    const key = `${usual.prefix.family} ${shape} ${always ? "+" : "-"} ${effects.key}`;
    let ways = this.#ways.get(key);
    if (!ways) {
      const search = new FilterSearch(
        {
          start: outbound,
          given: always,
          usual,
          translate: (test, done) => this.#translate(test, done, effects),
          wanted: (end, done) => wanted(end, [done, effects]),
          mayBeWanted,
        },
        this.#prover,
      );
      this.#ways.set(key, (ways = search.ways(MOST_WAYS)));
    }
    return ways;
  }

  /** An outbound test in terms of the received route. */
  #translate(test: FilterTest, out: Effects, inward: Effects): FilterTest | boolean | "unknown" {
    if (test.kind === "next-hop") return "unknown";
    const local = NOWHERE;
    const before = beforeEffects(test, out, local, this.#prover.languages);
    if (typeof before === "boolean" || before.kind === "prefix" || before.kind === "value") {
      return before;
    }
    // For the outbound filter, "as received" means as the inbound filter has left it.
    return beforeEffects({ ...before, sees: "current" }, inward, local, this.#prover.languages);
  }

  /** Everything that a filter can have done to a route that it accepts. */
  #effectsOf(start: FilterNode): readonly Effects[] | "too-large" {
    let known = this.#effects.get(start);
    if (!known) this.#effects.set(start, (known = effectsOf(start)));
    return known;
  }
}

/** A placeholder for an address that only next-hop tests would need. */
const NOWHERE: Address = { family: "ipv4", value: 0n };

function joined(a: Facts, b: Facts): Facts {
  return b === null ? a : { fact: b.fact, before: joined(a, b.before) };
}

function effectsOf(start: FilterNode): readonly Effects[] | "too-large" {
  const found = new Map<string, Effects>();
  const seen = new Map<FilterNode, Set<string>>();
  const open: { readonly node: FilterNode; readonly effects: Effects }[] = [
    { node: start, effects: NO_EFFECTS },
  ];
  for (let at = open.pop(); at; at = open.pop()) {
    const { node, effects } = at;
    const here = seen.get(node) ?? new Set<string>();
    if (here.has(effects.key)) continue;
    if (here.size >= MOST_EFFECTS) return "too-large";
    seen.set(node, here.add(effects.key));
    switch (node.kind) {
      case "verdict":
        if (node.verdict === "accept") found.set(effects.key, effects);
        break;
      case "edit":
        open.push({ node: node.next, effects: withEdit(effects, node.edit) });
        break;
      case "test":
        open.push({ node: node.then, effects }, { node: node.otherwise, effects });
        break;
    }
  }
  return [...found.values()];
}
