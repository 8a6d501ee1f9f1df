import { CommunitySet } from "../../../net/index.ts";
import type { FilterNode } from "../../../policy/index.ts";
import { NotUnderstood } from "./cursor.ts";
import type { Expression, Sign } from "./syntax.ts";
import { communityKind } from "./values.ts";

/** Numbers up to this are understood: a message of 4096 bytes has no room for more communities. */
const MOST = 1000;

/** A comparison read the other way around. */
const TURNED: Readonly<Partial<Record<Sign, Sign>>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

/**
 * A comparison of `bgp_community.len`, `bgp_large_community.len` or the sum of both with a number, as tests of the
 * route; null for anything else. An attribute that a route does not have counts as empty (tried on 2.0.12). What
 * `bgp_ext_community` counts includes communities that are not route targets, which peerc does not know. Throws
 * `NotUnderstood`.
 */
export function communityCount(
  { left, right, sign, line }: Extract<Expression, { kind: "compare" }>,
  then: FilterNode,
  otherwise: FilterNode,
): FilterNode | null {
  const [sum, number, turned] =
    right.kind === "number" ? [left, right, sign] : [right, left, TURNED[sign]];
  if (number.kind !== "number" || turned === undefined) return null;
  const of = countedBy(sum);
  if (of === null) return null;
  const { value } = number;
  if (value > MOST) throw new NotUnderstood(line, "a number of communities above 1000");
  const atLeast = (least: number, yes: FilterNode, no: FilterNode): FilterNode =>
    least === 0
      ? yes
      : {
          kind: "test",
          test: { kind: "community-count", of, atLeast: least, sees: "current" },
          line,
          then: yes,
          otherwise: no,
        };
  const isEqual = (yes: FilterNode, no: FilterNode) =>
    atLeast(value, atLeast(value + 1, no, yes), no);
  switch (turned) {
    case ">":
      return atLeast(value + 1, then, otherwise);
    case ">=":
      return atLeast(value, then, otherwise);
    case "<":
      return atLeast(value, otherwise, then);
    case "<=":
      return atLeast(value + 1, otherwise, then);
    case "=":
      return isEqual(then, otherwise);
    case "!=":
      return isEqual(otherwise, then);
    case "~":
    case "!~":
      return null;
  }
}

/** What a length, or a sum of lengths, counts; null if that is not known, or if something would count twice. */
function countedBy(expression: Expression): CommunitySet | null {
  if (expression.kind === "sum") {
    const [left, right] = [countedBy(expression.left), countedBy(expression.right)];
    return left && right?.intersect(left).isEmpty === true ? left.unite(right) : null;
  }
  if (expression.kind !== "part" || expression.part !== "len") return null;
  const kind = communityKind(expression.of);
  return kind === null || kind === "extended" ? null : CommunitySet.all(kind);
}
