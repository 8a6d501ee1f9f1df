import type { Report } from "../diagnostics/index.ts";
import { child, entries, isTrue, items, numberOf, textOf, type Node } from "../document/index.ts";
import { defaultRoute, maxLength, PrefixSet, readPrefix, type Family } from "../net/index.ts";
import {
  isRouteAttribute,
  readLengths,
  routeValueOf,
  routeValues,
  type RouteAttribute,
  type ValueTest,
} from "../policy/index.ts";
import type { PrefixPart, RouteCondition, RouteSketch, RouteTest } from "./assertion.ts";
import type { Names } from "./names.ts";
import { oneOrMany } from "./one-or-many.ts";
import {
  readAddress,
  readAsnParts,
  readCommunities,
  readCommunitySet,
  readPath,
  readPrefixParts,
  refuse,
} from "./read-values.ts";

/** Reads one route; null if its prefix cannot be read. */
export function readSketch(node: Node, names: Names, report: Report): RouteSketch | null {
  const prefixNode = child(node, "prefix");
  const path = child(node, "as_path");
  const hop = child(node, "next_hop");
  const sketch = {
    asPath: path && readPath(path, names, report),
    nextHop: hop && readAddress(hop, report),
    communities: readCommunities(items(child(node, "communities")), names, report),
    ...routeValues((attribute) => routeValueOf(attribute, textOf(child(node, attribute)) ?? "")),
    med: numberOf(child(node, "med")),
  };
  const prefix = readPrefix(textOf(prefixNode) ?? "");
  if (typeof prefix !== "string") return { prefix, ...sketch };
  if (prefixNode === null) return null;
  return refuse(
    prefixNode,
    prefix === "host-bits" ? "a prefix without host bits" : "a prefix like 192.0.2.0/24",
    report,
  );
}

/** Reads the conditions on every route. */
export function readConditions(
  node: Node,
  names: Names,
  report: Report,
): readonly RouteCondition[] {
  return entries(node).flatMap(([key, value]) => readCondition(key, value, names, report));
}

function readCondition(
  key: string,
  node: Node,
  names: Names,
  report: Report,
): readonly RouteCondition[] {
  /** One condition for each word below the key; those that begin or end with `not` are negated. */
  const each = (read: (value: Node, word: string) => RouteTest | null): RouteCondition[] =>
    entries(node).flatMap(([word, value]) => {
      const test = read(value, word);
      return test ? [{ test, negated: /^not_|_not$|^none$/.test(word) }] : [];
    });
  switch (key) {
    case "prefix":
      return each((value, word) => ({
        kind: "prefix",
        parts: readPrefixes(word, value, names, report),
      }));
    case "as_path_length":
      return each((value) => ({ kind: "as-path-length", atLeast: (numberOf(value) ?? 0) + 1 }));
    case "as_path_contains":
    case "as_path_first":
    case "as_path_origin": {
      const kind = ASN_TESTS[key];
      return each((value) => ({ kind, parts: readAsnParts(oneOrMany(value), names, report) }));
    }
    case "as_path_has_set":
      return [{ test: { kind: "as-path-has-set" }, negated: !isTrue(node) }];
    case "as_path_empty":
      return [{ test: { kind: "as-path-empty" }, negated: !isTrue(node) }];
    case "next_hop":
      return each((value) => {
        const address = textOf(value) === "$peer" ? "peer" : readAddress(value, report);
        return address && { kind: "next-hop", address };
      });
    case "community":
      return each((value) => ({
        kind: "community",
        set: readCommunitySet(oneOrMany(value), names, report),
      }));
    default:
      if (isRouteAttribute(key)) return each((value) => valueTest(key, value));
      throw new Error(`a condition that the schema does not have: ${key}`);
  }
}

function valueTest<A extends RouteAttribute>(attribute: A, node: Node): ValueTest<A> | null {
  const value = routeValueOf(attribute, textOf(node) ?? "");
  return value && { kind: "value", attribute, value };
}

const ASN_TESTS = {
  as_path_contains: "as-path-contains",
  as_path_first: "as-path-first",
  as_path_origin: "as-path-origin",
} as const;

function readPrefixes(
  word: string,
  node: Node,
  names: Names,
  report: Report,
): readonly PrefixPart[] {
  if (word === "in" || word === "not_in") return readPrefixParts(oneOrMany(node), names, report);
  const lengths = readLengths(node);
  const setOf = (family: Family): PrefixSet => {
    const [min, max] =
      word === "longer_than" ? [lengths[family] + 1, maxLength(family)] : [0, lengths[family] - 1];
    return PrefixSet.of(family, min > max ? [] : [{ prefix: defaultRoute(family), min, max }]);
  };
  return [{ kind: "prefixes", sets: { ipv4: setOf("ipv4"), ipv6: setOf("ipv6") } }];
}
