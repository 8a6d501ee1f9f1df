import {
  asnReservation,
  FAMILIES,
  formatPrefix,
  parseObjectName,
  type Asn,
  type AsnReservation,
  type Family,
  type ObjectName,
  type UnknownMember,
} from "../../net/index.ts";
import type { Database, RegisteredSet, SetClass } from "../database/database.ts";
import { expandObject } from "./expand-object.ts";
import { splitMember } from "../database/set-member.ts";

/** One line of a tree: an object and its contents. */
export type TreeNode = { readonly depth: number; readonly name: string } & (
  | {
      readonly kind: "set";
      readonly class: SetClass;
      readonly source: string;
      /** How many direct members it has. */
      readonly members: number;
      /** Why its members are not shown: it is one of the sets around it, or they are shown further up. */
      readonly again: "loop" | "above" | null;
    }
  | {
      readonly kind: "asn";
      readonly routes: Readonly<Record<Family, number>>;
      /** The sources of its route objects, in order of preference. */
      readonly sources: readonly string[];
      readonly reservation: AsnReservation | null;
    }
  /** A prefix that a route-set lists, or has by reference: then with the source of its route object. */
  | { readonly kind: "prefix"; readonly source: string | null }
  /** A set that no source has, or whose object in a dump or on a server cannot be used, and why. */
  | { readonly kind: "unknown"; readonly dropped: string | null }
);

/** An object with all of its contents, depth first, the root at depth 0. */
export interface MemberTree {
  readonly sources: readonly string[];
  /** Other sources that have a set with the root's name. */
  readonly namesakes: readonly string[];
  readonly nodes: readonly TreeNode[];
  /** The unknown members, each with each set that names it. */
  readonly unknownMembers: readonly UnknownMember[];
  /** Each counted once, however often it is in the tree. */
  readonly counts: {
    readonly sets: number;
    readonly asns: number;
    readonly prefixes: number;
    readonly unknown: number;
    /** Sets without members. */
    readonly empty: number;
    /** ASNs without any route object. */
    readonly silent: number;
    /** ASNs that must not be used on the Internet. */
    readonly reserved: number;
    readonly loops: number;
    /** The deepest nesting of sets; 1 for a set that contains only ASNs. */
    readonly depth: number;
  };
}

/**
 * Lays out an object's members as the resolver finds them: each set from the first source that has it, its members
 * shown where it occurs first. Null if the object is a set that no source has.
 */
export function buildMemberTree(
  database: Database,
  name: ObjectName,
  sources: readonly string[],
): MemberTree | null {
  const own = name.source === null ? sources : [name.source];
  if (name.asn !== null) {
    const node = asnNode(database, name.asn, 0, name.name, own);
    return {
      sources,
      namesakes: [],
      nodes: [node],
      unknownMembers: [],
      counts: countNodes([node]),
    };
  }
  const type: SetClass = name.kind === "route-set" ? "route-set" : "as-set";
  const [root, ...namesakes] = database.findSets(name.name, own, [type]);
  if (!root) return null;
  const classes: readonly SetClass[] = type === "as-set" ? ["as-set"] : ["as-set", "route-set"];
  const nodes = layOut(database, root, sources, classes);
  const { object } = expandObject(database, name, { sources });
  return {
    sources,
    namesakes: namesakes.map(({ source }) => source),
    nodes,
    unknownMembers: object.unknownMembers ?? [],
    counts: countNodes(nodes),
  };
}

/** A set whose members are being laid out. */
interface Open {
  readonly set: RegisteredSet;
  readonly rest: Iterator<string>;
}

function layOut(
  database: Database,
  root: RegisteredSet,
  sources: readonly string[],
  classes: readonly SetClass[],
): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  const shown = new Set<string>();
  const around = new Set<string>();
  const path: Open[] = [];
  const enter = (set: RegisteredSet, text: string): void => {
    const again = around.has(set.name) ? "loop" : shown.has(set.name) ? "above" : null;
    const { class: type, source } = set;
    const members = set.members.length + set.routes.length;
    nodes.push({
      depth: path.length,
      name: text,
      kind: "set",
      class: type,
      source,
      members,
      again,
    });
    if (again !== null) return;
    shown.add(set.name);
    around.add(set.name);
    path.push({ set, rest: set.members.values() });
    for (const route of set.routes) {
      const prefix = formatPrefix(route.prefix);
      nodes.push({ depth: path.length, name: prefix, kind: "prefix", source: route.source });
    }
  };
  enter(root, root.name);
  // A separate path, because sets may be nested deeper than the stack allows.
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const next = top.rest.next();
    if (next.done === true) {
      around.delete(top.set.name);
      path.pop();
      continue;
    }
    const { text, body, asn, prefix } = splitMember(next.value);
    const depth = path.length;
    if (prefix !== null) nodes.push({ depth, name: text, kind: "prefix", source: null });
    else if (asn !== null) nodes.push(asnNode(database, asn, depth, text, sources));
    else {
      const set = database.findSets(body, sources, classes)[0];
      if (set) enter(set, text);
      else {
        const isMisplaced =
          !classes.includes("route-set") && parseObjectName(body)?.kind === "route-set";
        const dropped = isMisplaced
          ? "a route-set, which an as-set cannot hold"
          : (database.droppedSet(body)?.detail ?? null);
        nodes.push({ depth, name: text, kind: "unknown", dropped });
      }
    }
  }
  return nodes;
}

function asnNode(
  database: Database,
  asn: Asn,
  depth: number,
  name: string,
  sources: readonly string[],
): TreeNode {
  const rows = {
    ipv4: database.rowsOf(asn, "ipv4", sources),
    ipv6: database.rowsOf(asn, "ipv6", sources),
  };
  const found = new Set(
    FAMILIES.flatMap((family) => rows[family].map((row) => database.routeAt(family, row).source)),
  );
  return {
    depth,
    name,
    kind: "asn",
    routes: { ipv4: rows.ipv4.length, ipv6: rows.ipv6.length },
    sources: sources.filter((source) => found.has(source)),
    reservation: asnReservation(asn),
  };
}

function countNodes(nodes: readonly TreeNode[]): MemberTree["counts"] {
  const count = (wanted: (node: TreeNode) => boolean): number =>
    new Set(nodes.filter(wanted).map(({ name }) => name.split("^")[0])).size;
  const depths = nodes.flatMap((node) =>
    node.kind === "set" && node.again !== "loop" ? [node.depth + 1] : [],
  );
  return {
    sets: count(({ kind }) => kind === "set"),
    asns: count(({ kind }) => kind === "asn"),
    prefixes: new Set(nodes.flatMap(({ kind, name }) => (kind === "prefix" ? [name] : []))).size,
    unknown: count(({ kind }) => kind === "unknown"),
    empty: count((node) => node.kind === "set" && node.members === 0),
    silent: count((n) => n.kind === "asn" && n.routes.ipv4 + n.routes.ipv6 === 0),
    reserved: count((node) => node.kind === "asn" && node.reservation !== null),
    loops: nodes.filter((node) => node.kind === "set" && node.again === "loop").length,
    depth: depths.reduce((a, b) => Math.max(a, b), 0),
  };
}
