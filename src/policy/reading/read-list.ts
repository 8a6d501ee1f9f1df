import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { child, items, numberOf, textOf, type Node } from "../../document/index.ts";
import {
  AsnSet,
  MAX_ASN,
  PrefixSet,
  readPrefixRange,
  type AsnRange,
  type Family,
  type PrefixRange,
} from "../../net/index.ts";
import type { ListDefinition } from "../definition.ts";

/** Reads a list file that its schema has accepted; null if it contains no readable entry. */
export function readList(node: Node, report: Report): ListDefinition | null {
  const name = textOf(child(node, "name")) ?? "";
  const about = textOf(child(node, "about")) ?? "";
  const prefixes = child(node, "prefixes");
  const asns = child(node, "asns");
  if ((prefixes === null) === (asns === null)) {
    report(diagnostic("list-of-what", { name }, { span: node.span }));
    return null;
  }
  if (asns) {
    const ranges = items(asns).flatMap((item) => readAsns(item, report) ?? []);
    return { kind: "asns", name, about, set: AsnSet.of(ranges), span: node.span };
  }
  const setOf = (family: Family): PrefixSet => {
    const list = prefixes && child(prefixes, family);
    return PrefixSet.of(
      family,
      items(list).flatMap((item) => readRange(item, family, report) ?? []),
    );
  };
  const sets = { ipv4: setOf("ipv4"), ipv6: setOf("ipv6") };
  return { kind: "prefixes", name, about, sets, span: node.span };
}

function readAsns(item: Node, report: Report): AsnRange | null {
  const node = child(item, "asn");
  const asn = numberOf(node);
  if (asn !== null) return { first: asn, last: asn };
  const text = textOf(node) ?? "";
  const [first, last] = text.split("-").map(Number);
  if (first !== undefined && last !== undefined && first <= last && last <= MAX_ASN) {
    return { first, last };
  }
  const span = node?.span ?? item.span;
  report(diagnostic("invalid-value", { value: text, expected: "a range of ASNs" }, { span }));
  return null;
}

function readRange(item: Node, family: Family, report: Report): PrefixRange | null {
  const node = child(item, "prefix");
  const text = textOf(node) ?? "";
  const range = readPrefixRange(text);
  if (typeof range !== "string" && range.prefix.family === family) return range;
  const expected =
    range === "host-bits"
      ? "a prefix without host bits"
      : `an ${family === "ipv4" ? "IPv4" : "IPv6"} prefix, with a range operator like ^+ where more-specifics count`;
  report(diagnostic("invalid-value", { value: text, expected }, { span: node?.span ?? item.span }));
  return null;
}
