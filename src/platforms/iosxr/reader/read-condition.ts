import {
  maxLength,
  parseAddress,
  PrefixSet,
  type Address,
  type CommunitySet,
} from "../../../net/index.ts";
import {
  routeValueOf,
  type FilterNode,
  type FilterTest,
  type RpkiState,
} from "../../../policy/index.ts";
import { pathsMatched } from "./as-paths.ts";
import { communityEntries, COMMUNITY_KINDS, unionOf } from "./communities.ts";
import type { Construct } from "./constructs/construct.ts";
import type { FilterContext } from "./filter-context.ts";
import type { XrObjects } from "./objects.ts";
import type { Token } from "./parse-policy.ts";
import type { Problems } from "./problems.ts";
import { inPlace, setOf } from "./set-of.ts";
import { readPrefixes } from "./sets.ts";

/** Tests that the reader accepts, and their sources. Nothing else is accepted. */
export const TEST: readonly Construct[] = [
  ["destination in (10.0.0.0/8)", "the prefix is in a set", "CRS, destination in, p. 45"],
  [
    "next-hop in (192.0.2.1, 192.0.2.2)",
    "the next hop is an address of a set in place",
    "CRS, next-hop in, p. 85",
  ],
  ["med ge 5", "the MED is a number or above", "RCG, BGP Attributes and Operators, RC-394"],
  ["as-path in (ios-regex '_1_')", "the path is in a set", "CRS, as-path in, p. 12"],
  ["as-path is-local", "the path is empty", "CRS, as-path is-local, p. 14"],
  [
    "as-path length ge 5",
    "`ge`, `le`, `is` and `eq` a number of hops",
    "CRS, as-path length, p. 16",
  ],
  [
    "as-path neighbor-is '1'",
    "the first ASN is one, or in a range",
    "CRS, as-path neighbor-is, p. 18",
  ],
  [
    "as-path originates-from '1'",
    "the last ASN is one, or in a range",
    "CRS, as-path originates-from, p. 21",
  ],
  [
    "as-path passes-through '[1..5]'",
    "some ASN is one, or in a range",
    "CRS, as-path passes-through, p. 24",
  ],
  [
    "community matches-any (1:1, 1:2)",
    "one of the route's is in the set",
    "CRS, community matches-any, p. 32",
  ],
  [
    "community matches-every (1:1, 1:2)",
    "each entry of the set is one of the route's",
    "CRS, community matches-every, p. 35",
  ],
  [
    "large-community matches-any (1:2:3)",
    "as with communities",
    "Cisco 8000 BGP, large communities; NLNOG",
  ],
  [
    "large-community matches-every (1:2:3)",
    "as with communities",
    "Cisco 8000 BGP, large communities",
  ],
  [
    "extcommunity rt matches-any (1:2)",
    "as with communities, of route targets",
    "CRS, extcommunity rt matches-any, p. 60",
  ],
  [
    "extcommunity rt matches-every (1:2)",
    "as with communities, of route targets",
    "CRS, extcommunity rt matches-every, p. 62",
  ],
  [
    "validation-state is invalid",
    "`valid`, `invalid`, `not-found`, where the family validates",
    "NLNOG; BGP, address-families/address-family/bgp/origin-as/validation/enable",
  ],
  ["origin is incomplete", "`igp`, `egp`, `incomplete`", "CRS, origin is, p. 89"],
];

/**
 * One condition as a test of the route, for a session: where to continue if it holds, and if not. One that is not
 * understood is reported, and does not hold.
 */
export function readCondition(
  words: readonly Token[],
  then: FilterNode,
  otherwise: FilterNode,
  objects: XrObjects,
  context: FilterContext,
  problems: Problems,
): FilterNode {
  const line = words[0]?.line ?? 0;
  const node = (test: FilterTest): FilterNode => ({ kind: "test", test, line, then, otherwise });
  const texts = words.map(({ text }) => text);
  const [what = "", verb = "", ...rest] = texts;
  const { family, validates } = context;
  if (what === "destination" && verb === "in") {
    const set = setOf(
      "prefix-set",
      rest,
      line,
      family,
      objects,
      problems,
      (body) => readPrefixes(body, family, problems),
      ({ prefixes }) => prefixes && PrefixSet.of(family, prefixes[family]),
    );
    if (set) return node({ kind: "prefix", set });
  } else if (what === "as-path") {
    const paths = pathsMatched(verb, rest, line, objects, problems);
    if (paths) return node({ kind: "as-path", paths, sees: "original" });
  } else if (what === "next-hop" && verb === "in") {
    const addresses = readNextHops(inPlace(rest) ?? []);
    if (addresses) {
      return addresses.reduceRight<FilterNode>(
        (other, address) => ({
          kind: "test",
          test: { kind: "next-hop", address, sees: "original" },
          line,
          then,
          otherwise: other,
        }),
        otherwise,
      );
    }
  } else if (what === "med" && verb === "ge" && rest.length === 1) {
    const [text = ""] = rest;
    // A route without one must not pass for one with 0: what it is compared as is not documented.
    if (/^[1-9]\d{0,9}$/.test(text) && Number(text) <= 0xffffffff) {
      return node({ kind: "med", atLeast: Number(text), sees: "original" });
    }
  } else if (what === "validation-state" && verb === "is" && rest.length === 1) {
    const [state = ""] = rest;
    // Without validation no route is valid or invalid; whether it then counts as not found is not documented.
    if (isState(state) && validates)
      return node({ kind: "value", attribute: "rpki", value: state });
    if (isState(state) && state !== "not-found") return otherwise;
  } else if (what === "origin" && verb === "is" && rest.length === 1) {
    const value = routeValueOf("origin", rest.join(""));
    if (value) return node({ kind: "value", attribute: "origin", value });
  } else {
    const found = readCommunityTest(texts, line, then, otherwise, objects, problems);
    if (found) return found;
  }
  problems.notUnderstood(line, "a condition whose meaning peerc does not know");
  return otherwise;
}

/** Addresses with commas between them, each whole; null where they are something else. */
function readNextHops(words: readonly string[]): readonly Address[] | null {
  const entries = words
    .join(" ")
    .split(",")
    .map((entry) => entry.trim());
  const addresses = entries.flatMap((entry): Address[] => {
    const [text = "", length, more] = entry.split("/");
    const address = more === undefined ? parseAddress(text) : null;
    const isWhole =
      length === undefined || (address && Number(length) === maxLength(address.family));
    return address && isWhole ? [address] : [];
  });
  return words.length > 0 && addresses.length === entries.length ? addresses : null;
}

/** `community matches-any SET` and the like; null where it is not that. */
function readCommunityTest(
  texts: readonly string[],
  line: number,
  then: FilterNode,
  otherwise: FilterNode,
  objects: XrObjects,
  problems: Problems,
): FilterNode | null {
  const [what = "", ...rest] = texts;
  const kind = COMMUNITY_KINDS[what];
  const words = what === "extcommunity" && rest[0] === "rt" ? rest.slice(1) : rest;
  const [verb, ...operand] = words;
  if (!kind || (verb !== "matches-any" && verb !== "matches-every")) return null;
  const entries = communityEntries(kind, operand, line, objects, problems);
  if (!entries) return null;
  const has = (one: CommunitySet, yes: FilterNode): FilterNode => ({
    kind: "test",
    test: { kind: "community", set: one, sees: "original" },
    line,
    then: yes,
    otherwise,
  });
  if (verb === "matches-any") return has(unionOf(entries), then);
  // Each entry of the set, including wildcards and ranges, must match one of the route's communities.
  return entries.reduceRight((node, one) => has(one, node), then);
}

function isState(text: string): text is RpkiState {
  return text === "valid" || text === "invalid" || text === "not-found";
}
