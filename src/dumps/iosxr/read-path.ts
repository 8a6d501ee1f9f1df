import { parsePrefix, type Address, type Community, type Prefix } from "../../net/index.ts";
import type { PathSegment, RouteValues } from "../../policy/index.ts";
import { childrenOf, textOf, type Element } from "../documents/element.ts";
import { readAddress as readText, readPath as readAsPath } from "../cached-readers.ts";
import { readOtc } from "./read-otc.ts";
import { readRouteTargets } from "./read-route-targets.ts";

/** What a path of IOS-XR's table is: as the neighbor sent it, or as the inbound policy changed it. */
export type PathState = "received" | "changed";

/** A path from a neighbor. */
export interface XrPath {
  readonly prefix: Prefix;
  readonly neighbor: Address;
  readonly state: PathState;
  readonly nextHop: Address;
  /** Null: it has segments of a confederation. */
  readonly asPath: readonly PathSegment[] | null;
  readonly origin: RouteValues["origin"];
  readonly communities: readonly Community[];
  readonly med: number | null;
  readonly localPreference: number | null;
  readonly otc: number | null;
  readonly pathId: number | null;
}

/** What is wrong with a path, in words; `prefix` as it is printed. */
export interface PathProblem {
  readonly prefix: string;
  readonly problem: string;
}

/**
 * Reads an element `path` of Cisco-IOS-XR-ipv4-bgp-oper (`BGP-PATH-BAG`; revisions of 7.9.2 and 25.3.1, in
 * github.com/YangModels/yang). Null: the path is not from a neighbor, or no longer there. A text: it is of that other
 * family.
 */
export function readPath(path: Element): XrPath | PathProblem | string | null {
  const [information] = childrenOf(path, "path-information");
  const [attributes] = childrenOf(path, "attributes-after-policy-in");
  const [common] = attributes ? childrenOf(attributes, "common-attributes") : [];
  const wrong = (problem: string, prefix = textOf(path, "network") ?? ""): PathProblem => ({
    ...{ prefix, problem },
  });
  if (!information || !common) return wrong("a path has no `path-information` or no attributes");
  if (OF_NO_NEIGHBOR.some((name) => isTrue(information, name))) return null;
  const found = readPrefix(information);
  if (typeof found === "string") return found;
  if (!found) return wrong("a path has no `bgp-prefix`");
  const { prefix, text } = found;
  const neighbor = readAddress(information, "neighbor-address");
  const nextHop = readAddress(information, "next-hop");
  if (!neighbor) return wrong("its `neighbor-address` is not an IP address", text);
  if (!nextHop) return wrong("its `next-hop` is not an IP address", text);
  if (nextHop.family === "ipv4" && prefix.family === "ipv6") {
    return wrong("its `next-hop` is not an IPv6 address", text);
  }
  const read = readAttributes(common, isTrue(information, "is-internal-path"));
  if (typeof read === "string") return wrong(read, text);
  const pathId = readNumber(information, "rcvd-path-id");
  if (typeof pathId === "string") return wrong(pathId, text);
  const isReceived =
    isTrue(information, "is-path-received-only") ||
    isTrue(information, "is-received-path-not-modified");
  const state = isReceived ? "received" : "changed";
  // Without ADD-PATH, the path identifier is 0.
  return { prefix, neighbor, state, nextHop, ...read, pathId: pathId === 0 ? null : pathId };
}

/** Paths that no neighbor sent, that are copies from another VRF, or that the neighbor has withdrawn (dampening). */
const OF_NO_NEIGHBOR = [
  ...["is-path-locally-sourced", "is-path-local-aggregate", "is-path-from-network-command"],
  ...["is-path-from-redistribute-command", "is-path-imported", "is-path-history-held"],
];

function isTrue(element: Element, name: string): boolean {
  return textOf(element, name) === "true";
}

/** The prefix, or the name of its other family. */
function readPrefix(information: Element) {
  const [element] = childrenOf(information, "bgp-prefix");
  const [address] = element ? childrenOf(element, "prefix") : [];
  const length = element ? textOf(element, "prefix-length") : null;
  if (!address) return null;
  const afi = textOf(address, "afi") ?? "";
  if (afi !== "ipv4" && afi !== "ipv6") return afi;
  const text = `${textOf(address, `${afi}-address`) ?? ""}/${length ?? ""}`;
  const prefix = parsePrefix(text);
  return prefix?.family === afi ? { prefix, text } : null;
}

function readAddress(information: Element, name: string): Address | null {
  const [element] = childrenOf(information, name);
  const afi = element ? textOf(element, "afi") : null;
  if (!element || (afi !== "ipv4" && afi !== "ipv6")) return null;
  const address = readText(textOf(element, `${afi}-address`) ?? "");
  return address?.family === afi ? address : null;
}

const ORIGINS = ["igp", "egp", "incomplete"] as const;

/** An attribute is there if the flag about it says so, and must not be there otherwise. */
function readAttributes(common: Element, isInternal: boolean) {
  if (!isTrue(common, "is-origin-present")) return "it has no origin";
  const origin = ORIGINS[Number(textOf(common, "origin") ?? "none")];
  if (!origin) return "its `origin` is not 0, 1 or 2";
  const text = isTrue(common, "is-as-path-present") ? (textOf(common, "as-path") ?? "") : "";
  const hasConfederation = text.includes("(");
  const asPath = hasConfederation ? null : readAsPath(text);
  if (!asPath && !hasConfederation) return `\`${text.slice(0, 60)}\` is not an AS path`;
  const communities = readCommunities(common);
  if (typeof communities === "string") return communities;
  const otc = readOtc(entriesOf(common, "unknown-attribute"));
  if (typeof otc === "string") return otc;
  const med = isTrue(common, "is-metric-present") ? readNumber(common, "metric") : null;
  // On external sessions, what is shown is what the router has assigned itself.
  const isSent = isInternal && isTrue(common, "is-local-pref-present");
  const localPreference = isSent ? readNumber(common, "local-preference") : null;
  if (typeof med === "string") return med;
  if (typeof localPreference === "string") return localPreference;
  return { asPath, origin, communities, med, localPreference, otc };
}

function readCommunities(common: Element): readonly Community[] | string {
  const found: Community[] = [];
  for (const [flag, name] of [
    ["is-community-present", "community"],
    ["is-extended-community-present", "extended-community"],
    ["is-large-community-present", "large-community"],
  ] as const) {
    if (isTrue(common, flag) !== childrenOf(common, name).length > 0) {
      return `\`${flag}\` does not agree with what is there`;
    }
  }
  for (const number of entriesOf(common, "community")) {
    if (!isNumber32(number)) return "a community is not a number of 32 bits";
    found.push({ kind: "standard", high: number >>> 16, low: number & 0xffff });
  }
  for (const large of childrenOf(common, "large-community")) {
    const [global, local1, local2] = ["global-admin", "local-data1", "local-data2"].map((name) =>
      Number(textOf(large, name) ?? "none"),
    );
    if (!isNumber32(global) || !isNumber32(local1) || !isNumber32(local2)) {
      return "a large community does not consist of numbers of 32 bits";
    }
    found.push({ kind: "large", global, local1, local2 });
  }
  const targets = readRouteTargets(entriesOf(common, "extended-community"));
  return typeof targets === "string" ? targets : [...found, ...targets];
}

/** The numbers of a list; NaN for what is none. */
function entriesOf(common: Element, name: string): readonly number[] {
  return childrenOf(common, name).map((one) => {
    const text = textOf(one, "entry") ?? "";
    return /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  });
}

function isNumber32(value: number | undefined): value is number {
  return value !== undefined && value >>> 0 === value;
}

function readNumber(element: Element, name: string): number | null | string {
  const text = textOf(element, name);
  if (text === null) return null;
  const number = text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  return isNumber32(number) ? number : `\`${name}\` is not a number of 32 bits`;
}
