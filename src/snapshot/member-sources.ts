import { splitSource } from "../net/index.ts";
import { compareTexts } from "./member-line.ts";
import type { SnapshotObject } from "./snapshot.ts";

/** What happened to a set inside of an object. */
export interface MemberSource {
  readonly set: string;
  /** Where it was found; null: it was not in the object, or that was not recorded. */
  readonly before: string | null;
  /** Where it is found now; null: it is not in the object any more. */
  readonly after: string | null;
}

/** As much of an object as tells the sets inside of it. */
type LockOwner = Pick<SnapshotObject, "origins" | "sets">;

/**
 * The sets inside of an object, the object itself left out, that are found in another source than before, are new, or are
 * not in it any more; by name. Where one of both does not have all its sets on record, those that lead to an ASN count,
 * and none is taken to be gone. What an engine names without a source is passed over.
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
 * The names of the sets inside of an object and the sources they were found in, null where that is not known. All sets of
 * one name in an object are the same: each is looked up in the same way. Of an object from before its sets were recorded,
 * those that lead to an ASN.
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
