import { CommunitySet, type Family, type PathLanguage, parseAddress } from "../../../net/index.ts";
import { routeValueOf, type FilterNode, type FilterTest } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { FilterContext } from "./filter-context.ts";
import type { JunosObjects } from "./objects.ts";
import { prefixesOf, readRouteFilter, type RouteFilter } from "./route-filters.ts";
import type { Path } from "./statement.ts";
import type { TermCondition } from "./term-parts.ts";

/** Conditions of a `from`; no other is understood (Routing Policies User Guide, "Routing Policy Match Conditions"). */
export const CONDITIONS = [
  condition("family", "whether the session is of this family; `inet` and `inet6` alone", 236),
  condition("protocol", "`bgp`: every route on import, on export one with hops", 282),
  condition("next-hop", "the next hop, one of those named", 408),
  condition("as-path", "a regular expression by name", 427),
  condition("as-path-group", "any regular expression of a group", 432),
  condition("origin", "`igp` on import; `egp` and `incomplete` of routes of BGP", 437),
  condition("community", "all members of one of the communities named", 451),
  condition("validation-database", "`valid`, `invalid` or `unknown`: what the caches say", 503),
  condition("policy", "one policy, which accepts the route or leaves it to BGP's default", 667),
  condition("route-filter", "prefixes in place, the longest that covers a route decides", 734),
  condition("prefix-list", "the prefixes of a list, exactly", 746),
  condition("as-path-neighbors", "the first ASN is one of an `as-list` or `as-list-group`", 752),
  condition("as-path-origins", "the last ASN is one of a list", 758),
  condition("as-path-transits", "any ASN is one of a list", 764),
  condition("prefix-list-filter", "the prefixes of a list, with one word for their lengths", 770),
  condition("route-filter-list", "a list by name, read as `route-filter`", 782),
  condition("as-path-calc-length", "hops: `equal`, `orhigher`, `orlower`", 971),
] as const;

/** The keyword of a condition that is understood. */
type ConditionWord = (typeof CONDITIONS)[number]["word"];

/** The context for reading values of conditions. */
export interface ConditionContext extends FilterContext {
  readonly objects: JunosObjects;
  readonly problems: ReadingProblems;
}

/**
 * One condition of a `from`, other than on another policy, as tests of the route, for a session: where to continue if
 * it holds, and if not. Several values are alternatives. What is not understood is reported, and does not hold.
 */
export function readCondition(
  { word, line, paths }: TermCondition,
  base: number,
  then: FilterNode,
  otherwise: FilterNode,
  asksBgp: boolean,
  context: ConditionContext,
): FilterNode {
  const { family, problems } = context;
  if (paths.length === 0) problems.notUnderstood(base + line, "a condition without a value");
  if (word === "route-filter") {
    const filters = paths.map(({ words }) => readRouteFilter(words));
    return readRouteFilters(filters, family, base + line, then, otherwise, problems);
  }
  if (!isKind(word)) {
    problems.notUnderstood(base + line, "a condition whose meaning peerc does not know");
    return otherwise;
  }
  const together = word === "community" ? unitedCommunities(paths, base, context.objects) : null;
  if (together) {
    const test: FilterTest = { kind: "community", set: together, sees: "current" };
    return ask(test, base + line, then, otherwise);
  }
  let node = otherwise;
  for (let i = paths.length - 1; i >= 0; i--) {
    const path = paths[i];
    if (!path) continue;
    const at = base + path.line;
    const tested = readValue(word, path.words, at, then, node, asksBgp, context);
    if (tested) node = tested;
    else problems.notUnderstood(at, "a condition whose meaning peerc does not know");
  }
  return node;
}

/** Conditions whose values are read one by one. */
type Kind = Exclude<ConditionWord, "policy" | "route-filter">;

const KINDS: ReadonlySet<string> = new Set(CONDITIONS.map(({ word }) => word));

function isKind(word: string): word is Kind {
  return KINDS.has(word) && word !== "policy" && word !== "route-filter";
}

/** One value of a condition: where to continue if it holds, and if not; null if it is not understood. */
function readValue(
  kind: Kind,
  words: readonly string[],
  line: number,
  then: FilterNode,
  otherwise: FilterNode,
  asksBgp: boolean,
  { family, direction, objects, problems }: ConditionContext,
): FilterNode | null {
  const [first = "", second = "", third] = words;
  switch (kind) {
    case "family":
      if (first !== "inet" && first !== "inet6") return null;
      return (first === "inet") === (family === "ipv4") ? then : otherwise;
    case "protocol":
      // A route with hops, or with such an ORIGIN, was learned by BGP, as all are on import; for others this is
      // unknown.
      return first === "bgp" && (asksBgp || direction === "import") ? then : null;
    case "prefix-list":
    case "route-filter-list": {
      if (words.length !== 1) return null;
      const set = objects.prefixes(kind, first, family, line);
      return ask({ kind: "prefix", set }, line, then, otherwise);
    }
    case "prefix-list-filter": {
      const list = objects.object("prefix-list", first, line);
      const filters = [...(list?.children ?? [])].map(({ word }) =>
        readRouteFilter([word, second]),
      );
      return third === undefined
        ? readRouteFilters(filters, family, line, then, otherwise, problems)
        : null;
    }
    case "as-path": {
      const regex = objects.object("as-path", first, line)?.value();
      const language = regex ? objects.regex(regex) : null;
      return language && askPath(language, line, then, otherwise);
    }
    case "as-path-group": {
      const group = objects.object("as-path-group", first, line);
      let all: PathLanguage | null = null;
      if (group && group.size !== 1) return null;
      for (const entry of group?.find("as-path")?.children ?? []) {
        const regex = entry.value();
        const language = regex ? objects.regex(regex) : null;
        if (!language) return null;
        all = all ? all.unite(language) : language;
      }
      return all && askPath(all, line, then, otherwise);
    }
    case "as-path-origins":
    case "as-path-neighbors":
    case "as-path-transits":
      return (first === "as-list" || first === "as-list-group") && third === undefined
        ? askPath(objects.asPaths(PLACES[kind], first, second, line), line, then, otherwise)
        : null;
    case "as-path-calc-length": {
      const hops = /^\d{1,4}$/.test(first) ? Number(first) : null;
      if (hops === null) return null;
      if (second === "orhigher") return askPath(objects.hops(hops), line, then, otherwise);
      const longer = objects.hops(hops + 1);
      if (second === "orlower") return askPath(longer.complement(), line, then, otherwise);
      return second === "equal"
        ? askPath(objects.hops(hops), line, askPath(longer, line, otherwise, then), otherwise)
        : null;
    }
    case "origin": {
      const value = routeValueOf("origin", first);
      // For a route that was not learned by BGP, and has none yet, the result of a test is not documented.
      if (!value || words.length !== 1 || (direction === "export" && !asksBgp)) return null;
      return ask({ kind: "value", attribute: "origin", value }, line, then, otherwise);
    }
    case "community":
      return words.length <= 1
        ? objects
            .community(first, line)
            .reduceRight<FilterNode>(
              (node, set) =>
                ask({ kind: "community", set, sees: "current" }, line, node, otherwise),
              then,
            )
        : null;
    case "next-hop": {
      const address = words.length <= 1 ? parseAddress(first) : null;
      return address && ask({ kind: "next-hop", address, sees: "current" }, line, then, otherwise);
    }
    case "validation-database": {
      const states = { valid: "valid", invalid: "invalid", unknown: "not-found" } as const;
      if (first !== "valid" && first !== "invalid" && first !== "unknown") return null;
      // Without a session to a cache the database is empty.
      if (!objects.validates) return first === "unknown" ? then : otherwise;
      const value = states[first];
      return ask({ kind: "value", attribute: "rpki", value }, line, then, otherwise);
    }
  }
}

/** The part of an AS_PATH that a condition tests. */
const PLACES = {
  "as-path-origins": "origins",
  "as-path-neighbors": "neighbors",
  "as-path-transits": "transits",
} as const;

function ask(test: FilterTest, line: number, then: FilterNode, otherwise: FilterNode): FilterNode {
  return { kind: "test", test, line, then, otherwise };
}

function askPath(
  paths: PathLanguage,
  line: number,
  then: FilterNode,
  otherwise: FilterNode,
): FilterNode {
  return ask({ kind: "as-path", paths, sees: "current" }, line, then, otherwise);
}

/** Several names that each have one member, of which a route must carry any; null for others. */
function unitedCommunities(
  paths: readonly Path[],
  base: number,
  objects: JunosObjects,
): CommunitySet | null {
  if (paths.length < 2 || paths.some(({ words }) => words.length !== 1)) return null;
  let all = CommunitySet.none;
  for (const { words, line } of paths) {
    const [set, more] = objects.community(words[0] ?? "", base + line);
    if (!set || more) return null;
    all = all.unite(set);
  }
  return all;
}

/** The result of some route filters together; reports those that are not understood. */
function readRouteFilters(
  filters: readonly (RouteFilter | null)[],
  family: Family,
  line: number,
  then: FilterNode,
  otherwise: FilterNode,
  problems: ReadingProblems,
): FilterNode {
  const known = filters.filter((filter) => filter !== null);
  const set =
    known.length === filters.length
      ? prefixesOf(known, family)
      : "not a route filter that peerc knows";
  if (typeof set === "string") {
    problems.notUnderstood(line, set);
    return otherwise;
  }
  return { kind: "test", test: { kind: "prefix", set }, line, then, otherwise };
}

function condition<W extends string>(word: W, means: string, line: number) {
  return { word, means, model: `junos-conf-policy-options ${line}`, inside: null } as const;
}
