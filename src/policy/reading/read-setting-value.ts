import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { numberOf, textOf, type Node } from "../../document/index.ts";
import {
  isLinkLocal,
  MAX_ASN,
  parseAddress,
  parseAsn,
  readPrefixRange,
  type Address,
  type AsnRange,
  type Community,
  type PrefixRange,
} from "../../net/index.ts";
import { readCommunity } from "./read-community.ts";
import type { SettingType, SettingValue } from "../setting-value.ts";

/** What each type of setting accepts, in words. */
const EXPECTED = {
  prefixes: "a list of prefixes, or the name of one",
  asns: "a list of ASNs, or the name of one",
  communities: "a list of communities",
  addresses: "a list of addresses",
  number: "a number from 0 to 4294967295",
} as const satisfies Record<SettingType, string>;

const LIST_NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** Reads the value of a setting that a policy declares; null if it, or a part of it, is refused and reported. */
export function readSettingValue(
  node: Node,
  type: SettingType,
  report: Report,
): SettingValue | null {
  if (type === "number") return readNumber(node, report);
  const name = textOf(node);
  if (type !== "communities" && type !== "addresses" && name !== null && LIST_NAME.test(name)) {
    return { kind: "named", type, list: name };
  }
  if (node.kind !== "list") {
    const found = node.kind === "map" ? "a mapping" : String(node.value);
    const isEntry = node.kind === "scalar" && isOne(node, type);
    const hint = isEntry ? `write it as a list: [${found}]` : undefined;
    const params = { value: found, expected: EXPECTED[type] };
    report(diagnostic("invalid-value", params, { span: node.span, hint }));
    return null;
  }
  const { items } = node;
  switch (type) {
    case "prefixes": {
      const ranges = items.map((item) => readRange(item, report));
      return ranges.every((range) => range !== null) ? { kind: type, ranges } : null;
    }
    case "asns": {
      const ranges = items.map((item) => readAsns(item, report));
      return ranges.every((range) => range !== null) ? { kind: type, ranges } : null;
    }
    case "communities": {
      const communities = items.map((item) => readNumbers(item, report));
      return communities.every((one) => one !== null) ? { kind: type, communities } : null;
    }
    case "addresses": {
      const addresses = items.map((item) => readAddress(item, report));
      return addresses.every((one) => one !== null) ? { kind: type, addresses } : null;
    }
  }
}

function readNumber(node: Node, report: Report): SettingValue | null {
  const value = numberOf(node);
  if (value !== null && Number.isInteger(value) && value >= 0 && value <= 4_294_967_295) {
    return { kind: "number", value };
  }
  const params = { value: shown(node), expected: EXPECTED.number };
  report(diagnostic("invalid-value", params, { span: node.span }));
  return null;
}

/** Whether a scalar has the type of the list's items. */
function isOne(node: Node, type: Exclude<SettingType, "number">): boolean {
  const nobody: Report = () => undefined;
  switch (type) {
    case "prefixes":
      return readRange(node, nobody) !== null;
    case "asns":
      return readAsns(node, nobody) !== null;
    case "communities":
      return readNumbers(node, nobody) !== null;
    case "addresses":
      return readAddress(node, nobody) !== null;
  }
}

function readRange(node: Node, report: Report): PrefixRange | null {
  const text = textOf(node) ?? "";
  const range = readPrefixRange(text);
  if (typeof range === "object") return range;
  const expected =
    range === "host-bits"
      ? "a prefix without host bits"
      : "a prefix, with an operator like ^+ or ^22-24 where more-specifics count";
  report(diagnostic("invalid-value", { value: shown(node), expected }, { span: node.span }));
  return null;
}

function readAsns(node: Node, report: Report): AsnRange | null {
  const number = numberOf(node);
  const text = textOf(node) ?? "";
  const [first = null, last = first, ...more] =
    number === null ? text.split("-").map(parseAsn) : [parseAsn(String(number))];
  if (first !== null && last !== null && first <= last && more.length === 0) return { first, last };
  const expected = `an ASN up to ${MAX_ASN}, or a range like 64496-64511`;
  report(diagnostic("invalid-value", { value: shown(node), expected }, { span: node.span }));
  return null;
}

function readAddress(node: Node, report: Report): Address | null {
  const address = parseAddress(textOf(node) ?? "");
  if (address && !isLinkLocal(address)) return address;
  const expected = "an address that is not link-local, without a length";
  report(diagnostic("invalid-value", { value: shown(node), expected }, { span: node.span }));
  return null;
}

function readNumbers(node: Node, report: Report): Community | null {
  const text = textOf(node);
  if (text !== null && !text.includes("$")) {
    const read = readCommunity(node, report);
    return read?.parts === null ? read.community : null;
  }
  const expected = "a community in numbers, like 65000:1 or 52580:1:2, or no-export";
  report(diagnostic("invalid-value", { value: shown(node), expected }, { span: node.span }));
  return null;
}

function shown(node: Node): string {
  return node.kind === "scalar" ? String(node.value) : node.kind === "map" ? "a mapping" : "a list";
}
