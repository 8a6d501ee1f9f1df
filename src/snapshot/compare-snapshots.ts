import {
  compareRoutes,
  FAMILIES,
  inRouteOrder,
  pairPrefixes,
  type Family,
  type RegisteredOrigin,
  type RegisteredPrefix,
  type RegisteredPrefixes,
  type UnknownMember,
} from "../net/index.ts";
import { formatMemberLine } from "./member-line.ts";
import { compareMembers, type MemberSource } from "./member-sources.ts";
import type { Snapshot, SnapshotObject } from "./snapshot.ts";

/** What happened to one object from one snapshot to the next. */
export interface ObjectChange {
  readonly name: string;
  readonly kind: "added" | "removed" | "changed";
  readonly prefixes: Readonly<Record<Family, PrefixChanges>>;
  readonly origins: {
    readonly added: readonly RegisteredOrigin[];
    readonly removed: readonly RegisteredOrigin[];
  };
  /**
   * Its nested sets that are new, removed, taken from another source than before, or whose source was not recorded
   * before; empty for a new object.
   */
  readonly members: readonly MemberSource[];
  /** Whether its nested sets were not recorded before, but are now. */
  readonly recordsSets: boolean;
  /** Unknown members that are new, and those that are no longer unknown. */
  readonly unknownMembers: {
    readonly added: readonly UnknownMember[];
    readonly removed: readonly UnknownMember[];
  };
  /** The sources queried, where it was found, the engine and the server or dumps; null if unchanged. */
  readonly made: { readonly before: Made | null; readonly after: Made | null } | null;
}

/** Changes to the prefixes of one family, each list in order. */
export interface PrefixChanges {
  readonly added: RegisteredPrefixes;
  readonly removed: RegisteredPrefixes;
  /** The prefix still exists, but with other route objects: another origin, another registry. */
  readonly reregistered: readonly {
    readonly before: RegisteredPrefix;
    readonly after: RegisteredPrefix;
  }[];
}

/** How an object was expanded. */
export interface Made {
  readonly sources: readonly string[];
  readonly engine: string;
  /** Where the set itself was found, if its name does not say it. */
  readonly foundIn?: string;
  /** The other sources that have a set with its name. */
  readonly alsoIn?: readonly string[];
  /** The server or the dumps that the data comes from. */
  readonly answeredBy?: readonly string[];
}

/**
 * The objects that differ, by name. A different path from a set to an origin is not a difference, if the sets on it
 * come from the same sources as before.
 */
export function compareSnapshots(before: Snapshot, after: Snapshot): readonly ObjectChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names
    .map((name) => compareObjects(name, before.get(name) ?? null, after.get(name) ?? null))
    .filter((change) => change !== null);
}

function compareObjects(
  name: string,
  before: SnapshotObject | null,
  after: SnapshotObject | null,
): ObjectChange | null {
  const prefixes = {
    ipv4: comparePrefixLists(before?.prefixes.ipv4 ?? [], after?.prefixes.ipv4 ?? []),
    ipv6: comparePrefixLists(before?.prefixes.ipv6 ?? [], after?.prefixes.ipv6 ?? []),
  };
  const origins = compareOrigins(before?.origins ?? [], after?.origins ?? []);
  const members = before && after ? compareMembers(before, after) : [];
  const unknownMembers = compareUnknown(before?.unknownMembers ?? [], after?.unknownMembers ?? []);
  const recordsSets = before !== null && !before.sets && after?.sets !== undefined;
  const made = { before: madeOf(before), after: madeOf(after) };
  const sameMade = JSON.stringify(made.before) === JSON.stringify(made.after);
  const same =
    before !== null &&
    after !== null &&
    sameMade &&
    !recordsSets &&
    unknownMembers.added.length + unknownMembers.removed.length === 0 &&
    origins.added.length + origins.removed.length + members.length === 0 &&
    FAMILIES.every((family) => {
      const { added, removed, reregistered } = prefixes[family];
      return added.length + removed.length + reregistered.length === 0;
    });
  if (same) return null;
  const kind = before === null ? "added" : after === null ? "removed" : "changed";
  return {
    name,
    kind,
    prefixes,
    origins,
    members,
    recordsSets,
    unknownMembers,
    made: sameMade ? null : made,
  };
}

function madeOf(object: SnapshotObject | null): Made | null {
  if (!object) return null;
  const { sources, engine, foundIn, alsoIn, answeredBy } = object;
  return {
    sources,
    engine,
    ...(foundIn === undefined ? {} : { foundIn }),
    ...(alsoIn === undefined ? {} : { alsoIn }),
    ...(answeredBy === undefined ? {} : { answeredBy }),
  };
}

function compareUnknown(
  before: readonly UnknownMember[],
  after: readonly UnknownMember[],
): ObjectChange["unknownMembers"] {
  const [old, now] = [before, after].map((all) => new Set(all.map(formatMemberLine)));
  return {
    added: after.filter((member) => !old?.has(formatMemberLine(member))),
    removed: before.filter((member) => !now?.has(formatMemberLine(member))),
  };
}

function comparePrefixLists(older: RegisteredPrefixes, newer: RegisteredPrefixes): PrefixChanges {
  // Everything in a new object is new, so millions of prefix objects need not be created.
  if (older.length === 0) return { added: newer, removed: [], reregistered: [] };
  if (newer.length === 0) return { added: [], removed: older, reregistered: [] };
  const added: RegisteredPrefix[] = [];
  const removed: RegisteredPrefix[] = [];
  const reregistered: { before: RegisteredPrefix; after: RegisteredPrefix }[] = [];
  for (const [before, after] of pairPrefixes(older, newer)) {
    if (before && after) {
      if (!haveSameRoutes(before, after)) reregistered.push({ before, after });
    } else if (before) removed.push(before);
    else if (after) added.push(after);
  }
  return { added, removed, reregistered };
}

function haveSameRoutes(a: RegisteredPrefix, b: RegisteredPrefix): boolean {
  // Almost all have the same in the same order.
  return areSame(a.routes, b.routes) || areSame(inRouteOrder(a.routes), inRouteOrder(b.routes));
}

function areSame(here: RegisteredPrefix["routes"], there: RegisteredPrefix["routes"]): boolean {
  if (here.length !== there.length) return false;
  for (let i = 0; i < here.length; i++) {
    const [one, other] = [here[i], there[i]];
    if (!one || !other || compareRoutes(one, other) !== 0) return false;
  }
  return true;
}

function compareOrigins(
  before: readonly RegisteredOrigin[],
  after: readonly RegisteredOrigin[],
): ObjectChange["origins"] {
  const [old, now] = [new Set(before.map((o) => o.asn)), new Set(after.map((o) => o.asn))];
  return {
    added: after.filter((origin) => !old.has(origin.asn)),
    removed: before.filter((origin) => !now.has(origin.asn)),
  };
}
