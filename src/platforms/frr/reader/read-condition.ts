import { CommunitySet, parseAddress } from "../../../net/index.ts";
import { routeValueOf, type FilterNode, type FilterTest } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { CommunityListText } from "./community-lists.ts";
import type { ListKind } from "./community-names.ts";
import type { FilterContext } from "./filter-context.ts";
import type { FrrObjects } from "./objects.ts";
import type { EntryLine } from "./route-maps.ts";

/**
 * The test of one `match` of an entry, for a session: where to continue if it holds, and if not. One that is not
 * understood is reported, and does not hold.
 */
export function readCondition(
  { words, line }: EntryLine,
  then: FilterNode,
  otherwise: FilterNode,
  objects: FrrObjects,
  context: FilterContext,
  problems: ReadingProblems,
): FilterNode {
  const test = (tested: FilterTest): FilterNode => ({
    kind: "test",
    test: tested,
    line,
    then,
    otherwise,
  });
  const undefined_ = (what: string, name: string): FilterNode => {
    problems.notDefined(line, what, name, "FRR takes the match for false, so that a deny is gone");
    return otherwise;
  };
  const [first = "", second = "", third = "", fourth = ""] = words;
  if (first === "ip" || first === "ipv6") {
    const family = first === "ip" ? "ipv4" : "ipv6";
    if (second === "address" && third === "prefix-list" && words.length === 4) {
      const list = objects.prefixLists.get(`${family} ${fourth}`);
      if (!list) return undefined_(`${first} prefix-list`, fourth);
      objects.used.add(list);
      if (list.isEmpty) problems.notUnderstood(list.line, "a list without entries");
      for (const { line: at, why } of list.problems) problems.notUnderstood(at, why);
      return family === context.family ? test({ kind: "prefix", set: list.set }) : otherwise;
    }
    const address = second === "next-hop" && third === "address" ? parseAddress(fourth) : null;
    if (address?.family === family && words.length === 4) {
      return test({ kind: "next-hop", address, sees: "current" });
    }
  }
  if (first === "as-path" && words.length === 2) {
    const list = objects.asPathLists.get(second);
    if (!list) return undefined_("bgp as-path access-list", second);
    objects.used.add(list);
    for (const { line: at, why } of list.problems) problems.notUnderstood(at, why);
    return test({ kind: "as-path", paths: list.paths, sees: "current" });
  }
  if (first === "rpki" && words.length === 2) {
    const state = { valid: "valid", invalid: "invalid", notfound: "not-found" } as const;
    if (second in state) {
      const value = state[second as keyof typeof state];
      return test({ kind: "value", attribute: "rpki", value });
    }
  }
  if (first === "origin" && words.length === 2) {
    const value = routeValueOf("origin", second);
    if (value) return test({ kind: "value", attribute: "origin", value });
  }
  if (isListKind(first) && words.length === 2) {
    const list = objects.communityLists[first].get(second);
    if (!list) return undefined_(`bgp ${first}-list`, second);
    objects.used.add(list);
    for (const { line: at, why } of list.problems) problems.notUnderstood(at, why);
    const node = matchCommunities(list, line, then, otherwise);
    if (node) return node;
  }
  problems.notUnderstood(line, "a match whose meaning peerc does not know");
  return otherwise;
}

/** The first entry all of whose communities the route carries decides; the end denies. */
function matchCommunities(
  list: CommunityListText,
  line: number,
  then: FilterNode,
  otherwise: FilterNode,
): FilterNode | null {
  const has = (communities: CommunitySet, yes: FilterNode, no: FilterNode): FilterNode => ({
    kind: "test",
    test: { kind: "community", set: communities, sees: "current" },
    line,
    then: yes,
    otherwise: no,
  });
  const { any } = list;
  if (any) return has(any, then, otherwise);
  const entries = list.standard;
  if (!entries) return null;
  let node = otherwise;
  for (const { permit, all } of [...entries].reverse()) {
    const next = node;
    node = permit ? then : otherwise;
    for (const one of all) node = has(CommunitySet.of([one]), node, next);
  }
  return node;
}

function isListKind(text: string): text is ListKind {
  return text === "community" || text === "large-community" || text === "extcommunity";
}
