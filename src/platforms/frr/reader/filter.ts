import { equalAddresses } from "../../../net/index.ts";
import type { FilterNode } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { editsOf } from "./edits.ts";
import type { FilterContext } from "./filter-context.ts";
import { readNextHop } from "./next-hop.ts";
import type { FrrObjects } from "./objects.ts";
import { readCondition } from "./read-condition.ts";
import type { RouteMapEntry, RouteMapText } from "./route-maps.ts";

const DEEPEST_CALL = 10;

/**
 * A route map as a decision graph (FRR manual, "Route Maps", and the behavior of a running bgpd): the entries by
 * number. An entry applies if all its matches hold; deny rejects; permit makes its edits, evaluates the map it calls,
 * and accepts, or continues where `on-match` says. The end rejects what no entry before it matched, whatever an
 * earlier one has permitted; only if `on-match` leads past all entries is the route accepted (`route_map_apply_ext`
 * of lib/routemap.c, and seen on 8.4.4).
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
  objects.used.add(map);
  const entries = [...map.entries.values()].sort((a, b) => a.number - b.number);
  const accept = (line: number): FilterNode =>
    accepted ?? { kind: "verdict", verdict: "accept", line };
  const reject = (line: number): FilterNode =>
    refused ?? { kind: "verdict", verdict: "reject", line };
  const last = entries.at(-1)?.line ?? map.line;
  // The graph from entry i on.
  const open: FilterNode[] = [];
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (!entry) break;
    for (const { line, why } of entry.problems) problems.notUnderstood(line, why);
    const target = targetOf(entry.next, entries);
    const goesOn = (target === null ? null : open[target]) ?? accept(entry.line);
    const applied = entry.permit
      ? changed(entry, called(entry, goesOn, reject(entry.line)), objects, context, problems)
      : reject(entry.line);
    open[i] = matched(entry, applied, open[i + 1] ?? reject(last), objects, context, problems);
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
      problems.notUnderstood(line, "route-map calls nested too deep");
      return otherwise;
    }
    return readFilter(callee, objects, context, problems, then, otherwise, depth + 1);
  }
}

/** The index of the entry that a number leads to, or the one after all; null for none. */
function targetOf(number: number | null, entries: readonly RouteMapEntry[]): number | null {
  if (number === null) return null;
  const found = entries.findIndex((entry) => entry.number >= number);
  return found < 0 ? entries.length : found;
}

/** The entry's matches: all must hold. */
function matched(
  entry: RouteMapEntry,
  then: FilterNode,
  otherwise: FilterNode,
  objects: FrrObjects,
  context: FilterContext,
  problems: ReadingProblems,
): FilterNode {
  let node = then;
  for (const match of [...entry.matches].reverse()) {
    node = readCondition(match, node, otherwise, objects, context, problems);
  }
  return node;
}

/** The edits of each `set` in this group; FRR makes the edits of an entry in its own order. */
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
  const { sets } = entry;
  if (sets.length === 0) return next;
  for (const group of GROUPS) {
    const [, second] = sets.filter(({ words }) => group.includes(words[0] ?? ""));
    if (second) problems.notUnderstood(second.line, "two changes that depend on their order");
  }
  const hops = sets.filter(({ words }) => words[1] === "next-hop");
  let node = next;
  for (const set of sets.filter((line) => !hops.includes(line)).reverse()) {
    const edits = editsOf(set, objects, problems);
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
  const { line } = hop;
  const edit: FilterNode = { kind: "edit", edit: { kind: "set-next-hop", to }, line, next: node };
  if (typeof to === "string" || !equalAddresses(to, context.remote)) return edit;
  // A route whose next hop is the neighbor is unchanged.
  const test = { kind: "next-hop", address: to, sees: "current" } as const;
  return { kind: "test", test, line, then: node, otherwise: edit };
}
