import { CommunitySet, readDecimalPattern, type Community } from "../../../net/index.ts";
import { namedCommunities, type ListKind } from "./community-names.ts";

/** What an expression of an expanded list matches. */
export interface CommunityExpression {
  readonly set: CommunitySet;
  /** Whether it finds them anywhere among a route's communities; otherwise only where each is tested alone. */
  readonly anywhere: boolean;
}

/**
 * Reads an expression that matches communities of some set: `^52580:`, `_52580:1:`, `_64500:(9[8-9]|1[0-9][0-9])_`,
 * `_(65535:666|blackhole)_`; null for any other, and for all of
 * route targets, which were not found this way (seen on 8.4.4). FRR matches it against the communities as it prints them:
 * a test sees all of a route's, with spaces, and a deletion each one. `_` is the beginning, the end or a space.
 *
 * Well-known communities are printed by their names, and versions differ in which they know: an expression that matches
 * one by its number must match it by its name as well, and the other way round.
 */
export function readCommunityExpression(
  kind: ListKind,
  expression: string,
): CommunityExpression | null {
  const start = expression[0] ?? "";
  if (kind === "extcommunity" || (start !== "^" && start !== "_")) return null;
  let numbers = CommunitySet.none;
  let names = CommunitySet.none;
  let anywhere = start === "_";
  for (const alternative of alternativesOf(expression.slice(1))) {
    const [, name, end] = /^([A-Za-z][A-Za-z0-9-]*)([_$])$/.exec(alternative) ?? [];
    const named = name === undefined ? null : namedCommunities.get(name);
    const set = named ? CommunitySet.of([named]) : readNumbers(kind, alternative);
    if (!set || (named && kind !== "community")) return null;
    if (named) names = names.unite(set);
    else numbers = numbers.unite(set);
    if (end === "$" || /[^*]\$$/.test(alternative)) anywhere = false;
  }
  const all = CommunitySet.of(namedCommunities.values());
  const isSure = kind !== "community" || numbers.intersect(all).key === names.key;
  return isSure ? { set: numbers, anywhere } : null;
}

/** `(A|B)_` as `A_` and `B_`; anything else as it is. */
function alternativesOf(text: string): readonly string[] {
  const [, group, end = ""] = /^\((.*)\)([_$]?)$/.exec(text) ?? [];
  if (group === undefined) return [text];
  const alternatives: string[] = [];
  let depth = 0;
  let current = "";
  for (const character of group) {
    if (character === "(") depth++;
    if (character === ")") depth--;
    // Two groups one after the other.
    if (depth < 0) return [text];
    if (character === "|" && depth === 0) {
      alternatives.push(current + end);
      current = "";
    } else current += character;
  }
  return [...alternatives, current + end];
}

type NumberKind = Exclude<ListKind, "extcommunity">;

const NUMBERS = /^((?:(?:0|[1-9]\d{0,9}):){1,2})(?:(?:\.\*\$?)?|(.+)[_$])$/;

/** `52580:`, `52580:1:`, `52580:7_`, `52580:([1-9]|1[0-9])$`: what they begin with, and the last number or any. */
function readNumbers(kind: NumberKind, text: string): CommunitySet | null {
  const [whole, start = "", tail] = NUMBERS.exec(text) ?? [];
  if (whole === undefined) return null;
  const fixed = start.split(":").slice(0, -1).map(Number);
  const most = kind === "community" ? 0xffff : 0xffffffff;
  if (fixed.some((number) => number > most)) return null;
  const length = kind === "large-community" ? 3 : 2;
  if (tail === undefined) {
    return fixed.length < length ? between(kind, fixed, 0, most, most) : null;
  }
  // A last number needs all others before it.
  if (fixed.length !== length - 1) return null;
  const [, group] = /^\(([^()]*)\)$/.exec(tail) ?? [];
  let set = CommunitySet.none;
  for (const pattern of (group ?? tail).split("|")) {
    const ranges = readDecimalPattern(pattern);
    if (!ranges) return null;
    for (const { first, last } of ranges) {
      const end = Math.min(last, most);
      if (first <= end) set = set.unite(between(kind, fixed, first, end, most));
    }
  }
  return set;
}

function between(
  kind: NumberKind,
  [first = 0, second]: readonly number[],
  low: number,
  high: number,
  most: number,
): CommunitySet {
  const ends: readonly Community[] = [low, high].map((end, i): Community => {
    switch (kind) {
      case "community":
        return { kind: "standard", high: first, low: end };
      case "large-community":
        return {
          kind: "large",
          global: first,
          local1: second ?? (i === 0 ? 0 : most),
          local2: end,
        };
    }
  });
  const [from, to] = ends;
  return from && to ? CommunitySet.between(from, to) : CommunitySet.none;
}
