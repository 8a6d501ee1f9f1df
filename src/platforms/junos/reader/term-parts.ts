import type { Path, Statement } from "./statement.ts";

/** A parsed `from`. Lines are relative to its statement's. */
export interface TermConditions {
  readonly line: number;
  readonly all: readonly TermCondition[];
  /** Whether it tests lists of prefixes of several kinds. */
  readonly mixesLists: boolean;
  /** The line of a `route-filter-list` with several names; null if there is none. */
  readonly severalLists: number | null;
  /** The line of a condition that accepts one value and has several; null if there is none. */
  readonly several: number | null;
  /** Whether it tests for BGP routes, and for something that no other route has. */
  readonly asksBgp: boolean;
}

/** One kind of condition, with its values. */
export interface TermCondition {
  readonly word: string;
  readonly line: number;
  readonly paths: readonly Path[];
}

/** A parsed `then`. */
export interface TermActions {
  /** In the order of the statement. */
  readonly all: readonly TermAction[];
  /** The line of an action that accepts one value and has several, or of a second verdict; null if there is none. */
  readonly several: number | null;
}

/** One action in words; `flow` says where the route continues, for such an action. */
export interface TermAction extends Path {
  readonly flow: Flow | null;
}

/** Where a route continues. */
export type Flow = (typeof FLOWS)[number];

/** Conditions and actions whose last value replaces the earlier ones (leaves in Juniper's YANG model). */
const SINGLE: ReadonlySet<string> = new Set([
  ...["family", "validation-database", "as-path-calc-length", "origin"],
  ...["as-path-prepend", "local-preference", "metric", "next-hop", "validation-state"],
]);

const FLOWS = ["accept", "reject", "next term", "next policy"] as const;

/** Parses a `from`. */
export function conditionsOf(from: Statement): TermConditions {
  const lists = from.find("route-filter-list");
  const all = [...from.children];
  const conditions = all.map((kind) => ({
    word: kind.word,
    line: kind.line,
    paths: kind.paths(),
  }));
  return {
    line: from.line,
    all: conditions,
    mixesLists: all.filter(({ word }) => /^(prefix-list|route-filter)/.test(word)).length > 1,
    severalLists: lists && lists.size > 1 ? lists.line : null,
    several:
      all.find(({ word, size }) => word !== "next-hop" && isSeveral(word, size))?.line ?? null,
    asksBgp: from.find("protocol") !== null && conditions.some(isOfBgp),
  };
}

/** Whether a condition concerns only BGP routes: others have no hops, and are announced with the ORIGIN IGP. */
function isOfBgp({ word, paths }: TermCondition): boolean {
  const [first = "", second = ""] = paths[0]?.words ?? [];
  if (word === "origin") return first === "egp" || first === "incomplete";
  return word === "as-path-calc-length" && Number(first) > 0 && second !== "orlower";
}

/** Parses a `then`. */
export function actionsOf(then: Statement): TermActions {
  const all = then.paths().map((path) => {
    const text = path.words.join(" ");
    return { ...path, flow: FLOWS.find((flow) => flow === text) ?? null };
  });
  const several = [...then.children].find(({ word, size }) => isSeveral(word, size));
  const [, second] = all.filter(({ flow }) => flow !== null);
  return { all, several: several?.line ?? second?.line ?? null };
}

function isSeveral(word: string, size: number): boolean {
  return SINGLE.has(word) && size > 1;
}
