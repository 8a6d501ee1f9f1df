import {
  CommunitySet,
  equalAddresses,
  parseAddress,
  type Address,
  type Family,
} from "../../../net/index.ts";
import type { FilterEdit, FilterNode, FilterTest } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { FrrObjects } from "./objects.ts";
import { readCommunities, type CommunityListText, type ListKind } from "./community-lists.ts";
import type { EntryLine, RouteMapEntry, RouteMapText } from "./route-maps.ts";

/** For which session a route map is read. */
export interface FilterContext {
  readonly family: Family;
  readonly direction: "in" | "out";
  readonly local: Address | null;
  readonly remote: Address;
  /** Whether next hops are looked up, so that a blackhole route at one is followed. */
  readonly looksUp: boolean;
}

const DEEPEST_CALL = 10;

/**
 * A route map as a decision graph (FRR manual, "Route Maps", and what a running bgpd does): the entries by number; one
 * applies where all its matches hold; deny refuses; permit makes its changes, asks the map it calls, and accepts, or
 * goes on where `on-match` says. The end refuses, but for a route that an entry has permitted on the way.
 */
export function readFilter(
  map: RouteMapText,
  objects: FrrObjects,
  context: FilterContext,
  problems: ReadingProblems,
  accepted: FilterNode | null = null,
  refused: FilterNode | null = null,
  depth = 0,
): FilterNode {
  objects.used.add(`route-map ${map.name}`);
  const entries = [...map.entries.values()].sort((a, b) => a.number - b.number);
  const accept = (line: number): FilterNode =>
    accepted ?? { kind: "verdict", verdict: "accept", line };
  const reject = (line: number): FilterNode =>
    refused ?? { kind: "verdict", verdict: "reject", line };
  const last = entries.at(-1)?.line ?? map.line;
  // From entry i on: of a route that nothing has permitted yet, and of one that has been.
  const open: FilterNode[] = [];
  const permitted: FilterNode[] = [];
  open[entries.length] = reject(last);
  permitted[entries.length] = accept(last);
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (!entry) break;
    for (const { line, why } of entry.problems) problems.notUnderstood(line, why);
    const next = entry.next;
    const target = next === null ? null : entries.findIndex((e) => e.number >= next);
    const goesOn =
      target === null
        ? accept(entry.line)
        : (permitted[target < 0 ? entries.length : target] ?? accept(entry.line));
    const applied = entry.permit
      ? changed(entry, called(entry, goesOn, reject(entry.line)), objects, context, problems)
      : reject(entry.line);
    open[i] = matched(entry, applied, open[i + 1] ?? reject(last), objects, context, problems);
    permitted[i] = matched(
      entry,
      applied,
      permitted[i + 1] ?? accept(last),
      objects,
      context,
      problems,
    );
  }
  return open[0] ?? reject(map.line);

  function called(entry: RouteMapEntry, then: FilterNode, otherwise: FilterNode): FilterNode {
    if (!entry.call) return then;
    const { words, line } = entry.call;
    const name = words[0] ?? "";
    const callee = objects.routeMaps.get(name);
    if (!callee) {
      problems.notDefined(line, "route-map", name, "FRR goes on as if it was not called");
      return otherwise;
    }
    if (depth >= DEEPEST_CALL) {
      problems.notUnderstood(line, "route maps that call each other too deep");
      return otherwise;
    }
    return readFilter(callee, objects, context, problems, then, otherwise, depth + 1);
  }
}

/** The entry's matches: all have to hold. */
function matched(
  entry: RouteMapEntry,
  then: FilterNode,
  otherwise: FilterNode,
  objects: FrrObjects,
  context: FilterContext,
  problems: ReadingProblems,
): FilterNode {
  let node = then;
  for (const match of [...entry.matches.values()].reverse()) {
    node = readMatch(match, node, otherwise, objects, context, problems);
  }
  return node;
}

function readMatch(
  { words, line }: EntryLine,
  then: FilterNode,
  otherwise: FilterNode,
  objects: FrrObjects,
  context: FilterContext,
  problems: ReadingProblems,
): FilterNode {
  const test = (asked: FilterTest): FilterNode => ({
    kind: "test",
    test: asked,
    line,
    then,
    otherwise,
  });
  const undefined_ = (what: string, name: string): FilterNode => {
    problems.notDefined(line, what, name, "FRR takes the match for false, so that a deny is gone");
    return otherwise;
  };
  const [first = "", second = "", third = "", fourth = ""] = words;
  if (first === "ip" || first === "ipv6") {
    const family = first === "ip" ? "ipv4" : "ipv6";
    if (second === "address" && third === "prefix-list" && words.length === 4) {
      const list = objects.prefixLists.get(`${family} ${fourth}`);
      if (!list) return undefined_(`${first} prefix-list`, fourth);
      objects.used.add(`${first} prefix-list ${fourth}`);
      if (list.isEmpty) problems.notUnderstood(list.line, "a list without entries");
      return family === context.family ? test({ kind: "prefix", set: list.set }) : otherwise;
    }
    const address = second === "next-hop" && third === "address" ? parseAddress(fourth) : null;
    if (address?.family === family && words.length === 4) {
      return test({ kind: "next-hop", address, sees: "current" });
    }
  }
  if (first === "as-path" && words.length === 2) {
    const list = objects.asPathLists.get(second);
    if (!list) return undefined_("bgp as-path access-list", second);
    objects.used.add(`as-path ${second}`);
    for (const { line: at, why } of list.problems) problems.notUnderstood(at, why);
    return test({ kind: "as-path", paths: list.paths, sees: "current" });
  }
  if (first === "rpki" && words.length === 2) {
    const state = { valid: "valid", invalid: "invalid", notfound: "not-found" } as const;
    if (second in state) return test({ kind: "rpki", state: state[second as keyof typeof state] });
  }
  if (isListKind(first) && words.length === 2) {
    const list = objects.communityLists[first].get(second);
    if (!list) return undefined_(`bgp ${first}-list`, second);
    objects.used.add(`${first} ${second}`);
    for (const { line: at, why } of list.problems) problems.notUnderstood(at, why);
    const node = matchCommunities(list, line, then, otherwise);
    if (node) return node;
  }
  problems.notUnderstood(line, "a match whose meaning peerc does not know");
  return otherwise;
}

/** The first entry of which the route has all communities decides; the end denies. */
function matchCommunities(
  list: CommunityListText,
  line: number,
  then: FilterNode,
  otherwise: FilterNode,
): FilterNode | null {
  const entries = list.standard;
  if (!entries) return null;
  const has = (communities: CommunitySet, yes: FilterNode, no: FilterNode): FilterNode => ({
    kind: "test",
    test: { kind: "community", set: communities, sees: "current" },
    line,
    then: yes,
    otherwise: no,
  });
  if (entries.every((entry) => entry.permit && entry.all.length === 1)) {
    return has(CommunitySet.of(entries.flatMap((entry) => entry.all)), then, otherwise);
  }
  let node = otherwise;
  for (const { permit, all } of [...entries].reverse()) {
    const next = node;
    node = permit ? then : otherwise;
    for (const one of all) node = has(CommunitySet.of([one]), node, next);
  }
  return node;
}

/** What each `set` changes, in this group; FRR makes the changes of an entry in an order of its own. */
const GROUPS: readonly (readonly string[])[] = [
  ["community", "comm-list"],
  ["large-community", "large-comm-list"],
  ["extcommunity", "extended-comm-list"],
];

function changed(
  entry: RouteMapEntry,
  next: FilterNode,
  objects: FrrObjects,
  context: FilterContext,
  problems: ReadingProblems,
): FilterNode {
  const sets = [...entry.sets.values()];
  for (const group of GROUPS) {
    const [, second] = sets.filter(({ words }) => group.includes(words[0] ?? ""));
    if (second) problems.notUnderstood(second.line, "two changes that depend on their order");
  }
  const hops = sets.filter(({ words }) => words[1] === "next-hop");
  let node = next;
  for (const set of sets.filter((line) => !hops.includes(line)).reverse()) {
    const edits = readSet(set, objects, problems);
    if (edits === null)
      problems.notUnderstood(set.line, "a change whose meaning peerc does not know");
    for (const edit of [...(edits ?? [])].reverse()) {
      node = { kind: "edit", edit, line: set.line, next: node };
    }
  }
  const [hop] = hops;
  if (!hop) return node;
  const to = readNextHop(hops, objects, context);
  if (to === null) {
    problems.notUnderstood(
      hop.line,
      "a next hop that is neither our own nor one that is discarded",
    );
    return node;
  }
  return { kind: "edit", edit: { kind: "set-next-hop", to }, line: hop.line, next: node };
}

function readSet(
  { words }: EntryLine,
  objects: FrrObjects,
  problems: ReadingProblems,
): readonly FilterEdit[] | null {
  const [first = "", ...rest] = words;
  switch (first) {
    case "local-preference":
    case "metric": {
      const [text = ""] = rest;
      if (rest.length !== 1 || !/^\d{1,10}$/.test(text) || Number(text) > 0xffffffff) return null;
      const kind = first === "metric" ? "set-med" : "set-local-preference";
      return [{ kind, value: Number(text) }];
    }
    case "as-path":
      return readPrepend(rest);
    case "comm-list":
    case "large-comm-list": {
      const kind = first === "comm-list" ? "community" : "large-community";
      const [name = "", verb] = rest;
      const list = objects.communityLists[kind].get(name);
      if (verb !== "delete" || rest.length !== 2 || !list?.deleted) return null;
      objects.used.add(`${kind} ${name}`);
      for (const { line, why } of list.problems) problems.notUnderstood(line, why);
      return [{ kind: "remove-communities", set: list.deleted }];
    }
    case "community":
    case "large-community":
    case "extcommunity":
      return readAdd(first, rest);
    default:
      return null;
  }
}

/** Without `additive`, what the route carries goes; `set extcommunity rt` always adds. */
function readAdd(kind: ListKind, words: readonly string[]): readonly FilterEdit[] | null {
  const all = {
    community: "standard",
    "large-community": "large",
    extcommunity: "extended",
  } as const;
  const remove: FilterEdit = { kind: "remove-communities", set: CommunitySet.all(all[kind]) };
  if (words.length === 1 && words[0] === "none") return [remove];
  const additive = words.at(-1) === "additive";
  if (kind === "extcommunity" && words[0] !== "rt") return null;
  const texts = kind === "extcommunity" ? words.slice(1).flatMap((word) => ["rt", word]) : words;
  const communities = readCommunities(kind, additive ? words.slice(0, -1) : texts);
  if (communities === null || communities.length === 0) return null;
  const add: FilterEdit = { kind: "add-communities", communities };
  return additive || kind === "extcommunity" ? [add] : [remove, add];
}

function readPrepend(words: readonly string[]): readonly FilterEdit[] | null {
  const [verb, ...asns] = words;
  if (verb !== "prepend" || asns.length === 0) return null;
  if (!asns.every((text) => /^\d{1,10}$/.test(text) && Number(text) <= 0xffffffff)) return null;
  return asns.reverse().map((text) => ({ kind: "prepend", asn: Number(text), times: 1 }));
}

/**
 * `peer-address` is our own address on export. A next hop that a static route drops discards, if it is looked up at all,
 * and in IPv6 only with `prefer-global`: else a link-local next hop beside it is taken.
 */
function readNextHop(
  lines: readonly EntryLine[],
  objects: FrrObjects,
  { family, direction, local, looksUp }: FilterContext,
): Address | "self" | "discard" | null {
  const texts = lines.map(({ words }) => words.join(" "));
  const keyword = family === "ipv4" ? "ip" : "ipv6";
  if (texts.length === 1 && texts[0] === `${keyword} next-hop peer-address`) {
    return direction === "out" ? "self" : null;
  }
  const prefix = family === "ipv4" ? "ip next-hop " : "ipv6 next-hop global ";
  const preferred = texts.includes("ipv6 next-hop prefer-global");
  const others = texts.filter((text) => text !== "ipv6 next-hop prefer-global");
  const [only = ""] = others;
  const address = only.startsWith(prefix) ? parseAddress(only.slice(prefix.length)) : null;
  if (others.length !== 1 || address?.family !== family) return null;
  if (family === "ipv6" && !preferred) return null;
  if (local && equalAddresses(address, local)) return "self";
  const dropped = objects.blackholes.some((other) => equalAddresses(other, address));
  return dropped && looksUp ? "discard" : address;
}

function isListKind(text: string): text is ListKind {
  return text === "community" || text === "large-community" || text === "extcommunity";
}
