import {
  compareRanges,
  maxLength,
  MAX_ASN,
  readPrefix,
  type Asn,
  type Family,
  type PrefixRange,
} from "../../net/index.ts";

/** The name that bgpq4 is told to give its list. */
export const LIST_NAME = "peerc";

/** Reads the prefix list printed by `bgpq4 -j`, sorted; or returns what is wrong with it. */
export function readPrefixJson(text: string, family: Family): readonly PrefixRange[] | string {
  const list = readList(text);
  if (typeof list === "string") return list;
  const ranges: PrefixRange[] = [];
  for (const item of list) {
    const range = readRange(item, family);
    if (range === null) return `${JSON.stringify(item).slice(0, 100)} is not an entry of ${family}`;
    ranges.push(range);
  }
  ranges.sort(compareRanges);
  const twice = ranges.find((range, i) => {
    const next = ranges[i + 1];
    return next !== undefined && compareRanges(range, next) === 0;
  });
  return twice === undefined ? ranges : "a prefix is there twice";
}

/** Reads the ASNs printed by `bgpq4 -t -j`, sorted; or returns what is wrong with them. */
export function readAsnJson(text: string): readonly Asn[] | string {
  const list = readList(text);
  if (typeof list === "string") return list;
  if (!list.every(isAsn)) return "something is not an ASN";
  const asns = [...new Set(list)].sort((a, b) => a - b);
  return asns.length === list.length ? asns : "an ASN is there twice";
}

/** The one list of the one object. Truncated output is not valid JSON. */
function readList(text: string): readonly unknown[] | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "its output is not JSON";
  }
  if (!isRecord(json) || Object.keys(json).join() !== LIST_NAME) return "its output is no list";
  const list = json[LIST_NAME];
  return Array.isArray(list) ? (list as unknown[]) : "its output is no list";
}

function readRange(item: unknown, family: Family): PrefixRange | null {
  if (!isRecord(item) || typeof item["prefix"] !== "string") return null;
  const prefix = readPrefix(item["prefix"]);
  if (typeof prefix === "string" || prefix.family !== family) return null;
  const keys = Object.keys(item).sort().join();
  if (item["exact"] === true) {
    return keys === "exact,prefix" ? { prefix, min: prefix.length, max: prefix.length } : null;
  }
  if (item["exact"] !== false) return null;
  if (!/^exact,(?:greater-equal,)?less-equal,prefix$/.test(keys)) return null;
  const [min, max] = [item["greater-equal"] ?? prefix.length, item["less-equal"]];
  if (!isInteger(min) || !isInteger(max)) return null;
  return prefix.length <= min && min <= max && max <= maxLength(family)
    ? { prefix, min, max }
    : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

function isAsn(value: unknown): value is Asn {
  return isInteger(value) && value >= 0 && value <= MAX_ASN;
}
