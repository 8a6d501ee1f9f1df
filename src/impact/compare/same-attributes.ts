import { compareCommunities, equalAddresses, type Community } from "../../net/index.ts";
import { formatAsPath, type NextHop, type PathSegment, type Route } from "../../policy/index.ts";

/** Whether two results for one route have the same attributes; the order of communities does not matter. */
export function sameAttributes(a: Route, b: Route): boolean {
  return (
    a === b ||
    (a.localPreference === b.localPreference &&
      a.med === b.med &&
      sameHop(a.nextHop, b.nextHop) &&
      samePath(a.asPath, b.asPath) &&
      sameCommunities(a.communities, b.communities))
  );
}

/** The names of the attributes that differ between two results for one route. */
export function changedAttributes(a: Route, b: Route): readonly string[] {
  const names: string[] = [];
  if (a.localPreference !== b.localPreference) names.push("local preference");
  if (a.med !== b.med) names.push("MED");
  if (!sameHop(a.nextHop, b.nextHop)) names.push("next hop");
  if (!samePath(a.asPath, b.asPath)) names.push("AS_PATH");
  if (!sameCommunities(a.communities, b.communities)) names.push("communities");
  return names;
}

function sameHop(a: NextHop, b: NextHop): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  return equalAddresses(a, b);
}

function samePath(a: readonly PathSegment[], b: readonly PathSegment[]): boolean {
  return a === b || (a.length === b.length && formatAsPath(a) === formatAsPath(b));
}

function sameCommunities(a: readonly Community[], b: readonly Community[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  if (a.every((one, i) => isSame(one, b[i]))) return true;
  const [left, right] = [[...a].sort(compareCommunities), [...b].sort(compareCommunities)];
  return left.every((one, i) => isSame(one, right[i]));
}

function isSame(a: Community, b: Community | undefined): boolean {
  return a === b || (b !== undefined && compareCommunities(a, b) === 0);
}
