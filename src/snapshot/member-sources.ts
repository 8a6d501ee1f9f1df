import { splitSource, type RegisteredOrigin } from "../net/index.ts";

/** A set inside of an object whose source is another than before, or was not recorded before (null). */
export interface MemberSource {
  readonly set: string;
  readonly before: string | null;
  readonly after: string;
}

/**
 * The sets inside of an object, the object itself left out, that lead to an ASN after, and that did not do so from the
 * same source before; by name. What an engine names without a source is passed over.
 */
export function newMemberSources(
  before: readonly RegisteredOrigin[],
  after: readonly RegisteredOrigin[],
): readonly MemberSource[] {
  const [old, now] = [sourcesOf(before), sourcesOf(after)];
  return [...now]
    .map(([set, source]) => ({ set, before: old.get(set) ?? null, after: source }))
    .filter((member) => member.before !== member.after)
    .sort((a, b) => (a.set < b.set ? -1 : 1));
}

/** The sources by name. All sets of one name in an object are the same: each is looked up in the same way. */
function sourcesOf(origins: readonly RegisteredOrigin[]): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  const seen = new Set<string>();
  for (const { via } of origins) {
    for (const text of via.slice(1)) {
      if (seen.has(text)) continue;
      seen.add(text);
      const { source, name } = splitSource(text);
      if (source !== null) sources.set(name, source);
    }
  }
  return sources;
}
