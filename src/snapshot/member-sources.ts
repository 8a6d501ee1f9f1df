import { splitSource } from "../net/index.ts";
import { compareTexts } from "./member-line.ts";
import type { SnapshotObject } from "./snapshot.ts";

/** What happened to a nested set of an object. */
export interface MemberSource {
  readonly set: string;
  /** Where it was found; null: it was not in the object, or that was not recorded. */
  readonly before: string | null;
  /** Where it is found now; null: it is no longer in the object. */
  readonly after: string | null;
}

/** The part of an object that identifies its nested sets. */
type LockOwner = Pick<SnapshotObject, "origins" | "sets">;

/**
 * The nested sets of an object, without itself, that are found in another source than before, are new, or are no
 * longer in it; by name. If either version does not record all of its sets, only those that lead to an ASN count, and
 * none is considered removed. Sets that an engine reports without a source are ignored.
 */
export function compareMembers(before: LockOwner, after: LockOwner): readonly MemberSource[] {
  const [old, now] = [sourcesOf(before), sourcesOf(after)];
  const changes: MemberSource[] = [];
  for (const [set, source] of now) {
    const was = old.get(set) ?? null;
    if (source !== null && was !== source) changes.push({ set, before: was, after: source });
  }
  if (before.sets && after.sets) {
    for (const [set, source] of old) {
      if (!now.has(set)) changes.push({ set, before: source, after: null });
    }
  }
  return changes.sort((a, b) => compareTexts(a.set, b.set));
}

/**
 * The names of an object's nested sets and the sources in which they were found, null if unknown. All sets with one
 * name in an object are the same, because each is looked up in the same way. For an object from before its sets were
 * recorded, only those that lead to an ASN.
 */
export function sourcesOf({ origins, sets }: LockOwner): ReadonlyMap<string, string | null> {
  const sources = new Map<string, string | null>();
  const seen = new Set<string>();
  const add = (text: string): void => {
    if (seen.has(text)) return;
    seen.add(text);
    const { source, name } = splitSource(text);
    sources.set(name, source);
  };
  if (sets) sets.forEach(add);
  else for (const { via } of origins) via.slice(1).forEach(add);
  return sources;
}
