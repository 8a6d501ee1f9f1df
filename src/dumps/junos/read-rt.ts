import { parsePrefix, type Address, type Community, type Prefix } from "../../net/index.ts";
import { cached } from "../../routes/index.ts";
import { childrenOf, textOf, type Element } from "../documents/element.ts";
import { readAddress } from "../cached-readers.ts";
import { readCommunities } from "./read-communities.ts";
import { readPathText as readAnyPathText, type JunosPath } from "./read-path-text.ts";

/** A route as it was received from a neighbor. */
export interface JunosRoute {
  readonly prefix: Prefix;
  readonly path: JunosPath;
  readonly nextHop: Address;
  readonly communities: readonly Community[];
  readonly med: number | null;
  readonly localPreference: number | null;
  readonly pathId: number | null;
  /** Whether the import policy accepted it; hidden routes are those that it did not, and unusable ones. */
  readonly isAccepted: boolean;
}

/** What is wrong with a prefix, in words; `prefix` as it is printed. */
export interface RtProblem {
  readonly prefix: string;
  readonly problem: string;
}

const readPathText = cached(readAnyPathText);

/** Elements of a prefix that are read, or that say nothing about what the neighbor sent. */
const OF_PREFIX = new Set([
  ...["rt-destination", "rt-prefix-length", "rt-entry-count", "rt-announced-count", "rt-state"],
  ...["rt-entry", "active-tag", "tsi"],
]);
/** The same for a route. Another one may be an attribute, so it is not skipped. */
const OF_ROUTE = new Set([
  ...["active-tag", "current-active", "last-active", "protocol-name", "preference", "preference2"],
  ...[
    "bgp-rt-flag",
    "nh",
    "med",
    "metric",
    "metric2",
    "local-preference",
    "as-path",
    "communities",
  ],
  ...[
    "bgp-path-attributes",
    "age",
    "validation-state",
    "peer-as",
    "local-as",
    "peer-id",
    "gateway",
  ],
  ...["task-name", "thread-name", "rt-entry-state", "inactive-reason", "hidden-reason"],
  ...["addpath-path-id", "cluster-list", "originator-id", "cluster-id", "bgp-rt-mult-nh-idx"],
]);
/** What `bgp-path-attributes` repeats of the text about the AS_PATH. */
const OF_ATTRIBUTES = new Set([
  ...["attr-as-path-effective", "attr-aggregator", "attr-cluster-list", "attr-originator-id"],
]);

/** Reads an element `rt`: a prefix and its routes. With ADD-PATH there are several, with path identifiers. */
export function readRt(rt: Element): readonly JunosRoute[] | RtProblem {
  const destination = textOf(rt, "rt-destination") ?? "";
  const length = textOf(rt, "rt-prefix-length") ?? null;
  const text = length === null ? destination : `${destination}/${length}`;
  const wrong = (problem: string): RtProblem => ({ prefix: text, problem });
  const prefix = parsePrefix(text);
  if (!prefix) return wrong("it is not a prefix without host bits");
  const unknown = rt.children.find(({ name }) => !OF_PREFIX.has(name));
  if (unknown) return wrong(`the element \`${unknown.name}\` is not understood`);
  const entries = childrenOf(rt, "rt-entry");
  if (entries.length === 0) return wrong("it has no route");
  const routes: JunosRoute[] = [];
  for (const entry of entries) {
    const route = readEntry(entry, prefix);
    if (typeof route === "string") return wrong(route);
    if (entries.length > 1 && route.pathId === null) {
      return wrong("it has several routes, and not each has a path identifier (ADD-PATH)");
    }
    routes.push(route);
  }
  return routes;
}

function readEntry(entry: Element, prefix: Prefix): JunosRoute | string {
  const unknown = entry.children.find(({ name }) => !OF_ROUTE.has(name));
  if (unknown) return `the element \`${unknown.name}\` is not understood`;
  const path = readPath(entry);
  if (typeof path === "string") return path;
  const nextHop = readNextHop(entry, prefix);
  if (typeof nextHop === "string") return nextHop;
  const communities = readCommunities(childrenOf(entry, "communities"));
  if (typeof communities === "string") return communities;
  const med = readNumber(entry, "med", "metric");
  const localPreference = readNumber(entry, "local-preference");
  const pathId = readNumber(entry, "addpath-path-id");
  for (const number of [med, localPreference, pathId]) {
    if (typeof number === "string") return number;
  }
  const isAccepted = /\bAccepted\b/.test(textOf(entry, "bgp-rt-flag") ?? "");
  return {
    ...{ prefix, path, nextHop, communities, isAccepted },
    med: numberOr(med),
    localPreference: numberOr(localPreference),
    pathId: numberOr(pathId),
  };
}

/** The AS_PATH is there twice, and must be the same. */
function readPath(entry: Element): JunosPath | string {
  const text = textOf(entry, "as-path");
  if (text === null || text === undefined) return "it has no AS path";
  if (!text.startsWith("AS path:")) {
    return "this is the short form, without communities: run the command with `extensive`";
  }
  const path = readPathText(text);
  if (typeof path === "string") return path;
  for (const attributes of childrenOf(entry, "bgp-path-attributes")) {
    const unknown = attributes.children.find(({ name }) => !OF_ATTRIBUTES.has(name));
    if (unknown) return `the element \`${unknown.name}\` is not understood`;
    for (const effective of childrenOf(attributes, "attr-as-path-effective")) {
      const again = `AS path: ${textOf(effective, "attr-value") ?? ""}`;
      if (again === text) continue;
      const value = readPathText(again);
      if (typeof value === "string") return value;
      if (
        JSON.stringify([value.asPath, value.origin]) !== JSON.stringify([path.asPath, path.origin])
      ) {
        return "its AS path is there twice, with differences";
      }
    }
  }
  return path;
}

function readNextHop(entry: Element, prefix: Prefix): Address | string {
  const hops = childrenOf(entry, "nh").flatMap((nh) => childrenOf(nh, "to"));
  const [hop, another] = hops;
  if (!hop) return "it has no next hop";
  if (another) return "it has several next hops";
  const address = readAddress(hop.text);
  if (!address) return `the next hop \`${hop.text}\` is not an IP address`;
  if (address.family === "ipv4" && prefix.family === "ipv6") {
    return `the next hop \`${hop.text}\` is not an IPv6 address`;
  }
  return address;
}

/** A number of 32 bits, which may have several names; null if it is not there. A text is the problem. */
function readNumber(entry: Element, ...names: readonly string[]): number | null | string {
  let found: number | null = null;
  for (const name of names) {
    const text = textOf(entry, name);
    if (text === null) continue;
    const number = text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : NaN;
    if (!(number <= 0xffff_ffff)) return `\`${name}\` is not a number of 32 bits`;
    if (found !== null && found !== number) return `\`${names.join("` and `")}\` are not the same`;
    found = number;
  }
  return found;
}

function numberOr(value: number | string | null): number | null {
  return typeof value === "number" ? value : null;
}
