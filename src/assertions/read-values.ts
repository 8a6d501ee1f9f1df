import { diagnostic, type Report } from "../diagnostics/index.ts";
import { numberOf, textOf, type Node } from "../document/index.ts";
import {
  AsnSet,
  CommunitySet,
  MAX_ASN,
  parseAddress,
  parseAsn,
  PrefixSet,
  readPrefixRange,
  type Address,
  type Asn,
  type AsnRange,
  type Community,
  type PrefixRange,
} from "../net/index.ts";
import {
  BUILT_IN_ASN_LISTS,
  BUILT_IN_PREFIX_LISTS,
  parseAsPath,
  readCommunity,
} from "../policy/index.ts";
import type { AsnPart, PathPart, PrefixPart } from "./assertion.ts";
import { refuseName, type Names } from "./names.ts";

/** Reports a value with an invalid format. */
export function refuse(node: Node, expected: string, report: Report): null {
  const value = textOf(node) ?? String(numberOf(node) ?? "");
  report(diagnostic("invalid-value", { value, expected }, { span: node.span }));
  return null;
}

/** Reads prefixes with range operators, and names of lists. */
export function readPrefixParts(
  nodes: readonly Node[],
  names: Names,
  report: Report,
): readonly PrefixPart[] {
  const ranges: PrefixRange[] = [];
  const parts = nodes.flatMap((node): PrefixPart[] => {
    const text = textOf(node) ?? "";
    if (text.includes("/")) {
      const range = readPrefixRange(text);
      if (typeof range !== "string") ranges.push(range);
      else if (range === "host-bits") refuse(node, "a prefix without host bits", report);
      else refuse(node, "a prefix like 192.0.2.0/24 or 10.0.0.0/8^+", report);
      return [];
    }
    if (Object.hasOwn(BUILT_IN_PREFIX_LISTS, text)) return [{ kind: "list", name: text }];
    const list = names.lists.get(text);
    if (list?.kind === "prefixes") return [{ kind: "prefixes", sets: list.sets }];
    const own = [...names.lists.values()].filter(({ kind }) => kind === "prefixes");
    const known = [...Object.keys(BUILT_IN_PREFIX_LISTS), ...own.map(({ name }) => name)];
    refuseName("list of prefixes", text, known, names, node.span, report);
    return [];
  });
  const of = (family: "ipv4" | "ipv6") =>
    PrefixSet.of(
      family,
      ranges.filter((range) => range.prefix.family === family),
    );
  const sets = { ipv4: of("ipv4"), ipv6: of("ipv6") };
  return ranges.length === 0 ? parts : [...parts, { kind: "prefixes", sets }];
}

/** Reads ASNs, ranges of them, `$peer`, `$own` and names of lists. */
export function readAsnParts(
  nodes: readonly Node[],
  names: Names,
  report: Report,
): readonly AsnPart[] {
  const ranges: AsnRange[] = [];
  const parts = nodes.flatMap((node): AsnPart[] => {
    const text = textOf(node) ?? String(numberOf(node) ?? "");
    if (text === "$peer") return [{ kind: "peer" }];
    const range = text === "$own" ? single(names.ownAsn) : readRange(text);
    if (range) {
      ranges.push(range);
      return [];
    }
    if (/^[-\d.]/.test(text)) {
      refuse(node, "an ASN, or a range like 64496-64511", report);
      return [];
    }
    if (Object.hasOwn(BUILT_IN_ASN_LISTS, text)) return [{ kind: "list", name: text }];
    const list = names.lists.get(text);
    if (list?.kind === "asns") return [{ kind: "asns", set: list.set }];
    const own = [...names.lists.values()].filter(({ kind }) => kind === "asns");
    const known = [...Object.keys(BUILT_IN_ASN_LISTS), ...own.map(({ name }) => name)];
    refuseName("list of ASNs", text, known, names, node.span, report);
    return [];
  });
  return ranges.length === 0 ? parts : [...parts, { kind: "asns", set: AsnSet.of(ranges) }];
}

function single(asn: number): AsnRange {
  return { first: asn, last: asn };
}

function readRange(text: string): AsnRange | null {
  const asn = parseAsn(text);
  if (asn !== null) return single(asn);
  const [, first, last] = (/^(\d{1,10})-(\d{1,10})$/.exec(text) ?? []).map(Number);
  if (first === undefined || last === undefined || first > last || last > MAX_ASN) return null;
  return { first, last };
}

/** Reads an AS_PATH that may contain `$peer` and `$own`. */
export function readPath(node: Node, names: Names, report: Report): readonly PathPart[] | null {
  const text = textOf(node) ?? String(numberOf(node) ?? "");
  const parts: PathPart[] = [];
  for (const piece of text.split(/(\$\w+)/)) {
    if (piece === "$peer") parts.push("peer");
    else if (piece === "$own") parts.push(names.ownAsn);
    else {
      const segments = parseAsPath(piece);
      if (!segments) return refuse(node, 'an AS_PATH like "$peer 209242 {64500,64501}"', report);
      parts.push(...segments);
    }
  }
  return parts;
}

/** Reads an IP address. */
export function readAddress(node: Node, report: Report): Address | null {
  return parseAddress(textOf(node) ?? "") ?? refuse(node, "an IP address", report);
}

/** Reads communities, including our own (`$own:1:2`). */
export function readCommunities(
  nodes: readonly Node[],
  names: Names,
  report: Report,
): readonly Community[] {
  return nodes.flatMap((node): Community[] => {
    const read = readCommunity(node, report);
    if (!read) return [];
    if (!read.parts) return [read.community];
    const [own, ...rest] = read.parts;
    const numbers = rest.filter((part) => typeof part === "number");
    if (own !== "own" || numbers.length < rest.length) {
      refuse(node, "a community in numbers, or one of our own like $own:1:2", report);
      return [];
    }
    const [first = 0, second] = numbers;
    const { ownAsn } = names;
    if (second !== undefined) {
      return [{ kind: "large", global: ownAsn, local1: first, local2: second }];
    }
    if (ownAsn <= 65535) return [{ kind: "standard", high: ownAsn, low: first }];
    refuse(node, `a standard community: AS${ownAsn} has more than 16 bits`, report);
    return [];
  });
}

const NUMBER = "(?:0|[1-9]\\d{0,9})";
/** All of an ASN, all that begin alike, or a range of the last number. */
const PATTERN = new RegExp(
  `^(\\$own|${NUMBER}):(?:(${NUMBER}):)?(?:(\\*)(:\\*)?|(${NUMBER})-(${NUMBER}))$`,
);

/**
 * Reads a set of communities: single ones, and those that policies can test for: all of an ASN (`64500:*`, `64500:*:*`),
 * large ones by their first two numbers (`64500:1:*`), and ranges of the last number (`64500:1-9`, `64500:1:1-9`).
 */
export function readCommunitySet(
  nodes: readonly Node[],
  names: Names,
  report: Report,
): CommunitySet {
  return nodes.reduce((set, node) => {
    const match = PATTERN.exec(textOf(node) ?? "");
    if (!match) return set.unite(CommunitySet.of(readCommunities([node], names, report)));
    const some = patternSet(match, names.ownAsn);
    return some ? set.unite(some) : (refuse(node, EXPECTED, report), set);
  }, CommunitySet.none);
}

const EXPECTED =
  "a community, or some of an ASN like 64500:*, 64500:1-9, 64500:*:*, 64500:1:* or 64500:1:1-9, with numbers that fit";

/** The communities of a pattern; null if a number is too large, or the range is none. */
function patternSet(match: RegExpExecArray, ownAsn: Asn): CommunitySet | null {
  const [, who, second, , more, min, max] = match;
  const asn = who === "$own" ? ownAsn : Number(who);
  const isLarge = second !== undefined || more !== undefined;
  // After two numbers there is one more: `64500:1:*:*` would be four.
  if (second !== undefined && more !== undefined) return null;
  const most = isLarge ? MAX_ASN : 65535;
  const [low, high] = min === undefined ? [0, most] : [Number(min), Number(max)];
  const middle = second === undefined ? [0, most] : [Number(second), Number(second)];
  const [from = 0, to = 0] = middle;
  if (asn > most || to > most || high > most || low > high) return null;
  return isLarge
    ? CommunitySet.between(
        { kind: "large", global: asn, local1: from, local2: low },
        { kind: "large", global: asn, local1: to, local2: high },
      )
    : CommunitySet.between(
        { kind: "standard", high: asn, low },
        { kind: "standard", high: asn, low: high },
      );
}
