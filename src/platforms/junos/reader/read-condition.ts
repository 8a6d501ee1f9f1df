import { CommunitySet, type Family, type PathLanguage } from "../../../net/index.ts";
import type { FilterNode, FilterTest } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { FilterContext } from "./filter-context.ts";
import type { JunosObjects } from "./objects.ts";
import { prefixesOf, readRouteFilter, type RouteFilter } from "./route-filters.ts";
import type { Path, Statement } from "./statement.ts";

/**
 * One condition of a `from`, other than on another policy, as tests of the route, for a session: where to go on if it holds,
 * and if not. Several values are alternatives. What is not understood is reported, and does not hold.
 */
export function readCondition(
  condition: Statement,
  base: number,
  then: FilterNode,
  otherwise: FilterNode,
  asksHops: boolean,
  objects: JunosObjects,
  { family, direction }: FilterContext,
  problems: ReadingProblems,
): FilterNode {
  const line = base + condition.line;
  const paths = objects.terms.paths(condition);
  /** True for any of the values. */
  const any = (
    one: (
      words: readonly string[],
      yes: FilterNode,
      no: FilterNode,
      at: number,
    ) => FilterNode | null,
  ): FilterNode =>
    paths.reduceRight<FilterNode>((no, { words, line: relative }) => {
      const at = base + relative;
      const node = one(words, then, no, at);
      if (!node) problems.notUnderstood(at, "a condition whose meaning peerc does not know");
      return node ?? no;
    }, otherwise);
  const ask = (test: FilterTest, at: number, yes: FilterNode, no: FilterNode): FilterNode => ({
    kind: "test",
    test,
    line: at,
    then: yes,
    otherwise: no,
  });
  const asPath = (language: PathLanguage, at: number, yes: FilterNode, no: FilterNode) =>
    ask({ kind: "as-path", paths: language, sees: "current" }, at, yes, no);
  switch (condition.word) {
    case "family":
      return any(([word], yes, no) =>
        word === "inet" || word === "inet6"
          ? (word === "inet") === (family === "ipv4")
            ? yes
            : no
          : null,
      );
    case "protocol":
      // A route with hops came by BGP, as all do on import; of others the question is open.
      return any(([word], yes) =>
        word === "bgp" && (asksHops || direction === "import") ? yes : null,
      );
    case "prefix-list":
    case "route-filter-list": {
      const kind = condition.word;
      return any((words, yes, no, at) => {
        if (words.length !== 1) return null;
        const set = objects.prefixes(kind, words[0] ?? "", family, at);
        return ask({ kind: "prefix", set }, at, yes, no);
      });
    }
    case "prefix-list-filter":
      return any(([name = "", type = "", more], yes, no, at) => {
        const list = objects.object("prefix-list", name, at);
        const filters = [...(list?.children ?? [])].map(({ word }) =>
          readRouteFilter([word, type]),
        );
        return more === undefined ? readRouteFilters(filters, family, at, yes, no, problems) : null;
      });
    case "route-filter":
      return readRouteFilters(
        paths.map(({ words }) => readRouteFilter(words)),
        family,
        line,
        then,
        otherwise,
        problems,
      );
    case "as-path":
      return any(([name = ""], yes, no, at) => {
        const regex = objects.object("as-path", name, at)?.value();
        const language = regex ? objects.regex(regex) : null;
        return language && asPath(language, at, yes, no);
      });
    case "as-path-group":
      return any(([name = ""], yes, no, at) => {
        const group = objects.object("as-path-group", name, at);
        let all: PathLanguage | null = null;
        for (const entry of group?.find("as-path")?.children ?? []) {
          const regex = entry.value();
          const language = regex ? objects.regex(regex) : null;
          if (!language) return null;
          all = all ? all.unite(language) : language;
        }
        return all && asPath(all, at, yes, no);
      });
    case "as-path-origins":
    case "as-path-neighbors":
    case "as-path-transits": {
      const place = condition.word.slice("as-path-".length);
      if (place !== "origins" && place !== "neighbors" && place !== "transits") return otherwise;
      return any(([kind = "", name = "", more], yes, no, at) =>
        (kind === "as-list" || kind === "as-list-group") && more === undefined
          ? asPath(objects.asPaths(place, kind, name, at), at, yes, no)
          : null,
      );
    }
    case "as-path-calc-length":
      return any(([text = "", how = ""], yes, no, at) => {
        const hops = /^\d{1,4}$/.test(text) ? Number(text) : null;
        if (hops === null) return null;
        if (how === "orhigher") return asPath(objects.hops(hops), at, yes, no);
        const longer = objects.hops(hops + 1);
        if (how === "orlower") return asPath(longer.complement(), at, yes, no);
        return how === "equal"
          ? asPath(objects.hops(hops), at, asPath(longer, at, no, yes), no)
          : null;
      });
    case "community": {
      const together = unitedCommunities(paths, base, objects);
      if (together)
        return ask({ kind: "community", set: together, sees: "current" }, line, then, otherwise);
      return any(([name = "", more], yes, no, at) =>
        more === undefined
          ? objects
              .community(name, at)
              .reduceRight<FilterNode>(
                (node, set) => ask({ kind: "community", set, sees: "current" }, at, node, no),
                yes,
              )
          : null,
      );
    }
    case "next-hop":
      return any(([text = "", more], yes, no, at) => {
        const address = more === undefined ? objects.address(text) : null;
        return address && ask({ kind: "next-hop", address, sees: "current" }, at, yes, no);
      });
    case "validation-database":
      return any(([text = ""], yes, no, at) => {
        const states = { valid: "valid", invalid: "invalid", unknown: "not-found" } as const;
        if (text !== "valid" && text !== "invalid" && text !== "unknown") return null;
        // Without a session to a cache the database is empty.
        if (!objects.validates) return text === "unknown" ? yes : no;
        return ask({ kind: "rpki", state: states[text] }, at, yes, no);
      });
  }
  problems.notUnderstood(line, "a condition whose meaning peerc does not know");
  return otherwise;
}

/** Several names that each stand for one member, of which a route has to have any; null for others. */
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

/** Whether some route filters together hold; reports those that are not understood. */
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
