import { numbersOfCommunity, type CommunityPattern } from "../../../net/index.ts";

/**
 * Communities as an entry of a set: `52580:1`, `52580:1:*`, `52580:[100..199]` (Routing Command Reference,
 * community-set and large-community-set). The `rt` of a route target is in the header of its set.
 */
export function communityText(pattern: CommunityPattern): string {
  if (pattern.kind !== "range") return numbersOfCommunity(pattern).join(":");
  const { of, fixed, last } = pattern;
  const rest = last
    ? [`[${last.first}..${last.last}]`]
    : Array.from({ length: (of === "large" ? 3 : 2) - fixed.length }, () => "*");
  return [...fixed, ...rest].join(":");
}
