import type { CommittedSource, CommittedSources } from "./committed-source.ts";

/** What differs between two versions of a source. */
export interface SourceChange {
  readonly name: string;
  readonly kind: "added" | "removed" | "changed";
  /** Lines of its files that only one version has: files with the most changes are not shown first, but in order. */
  readonly files: readonly FileChange[];
}

/** Lines of one file that only one version has, in order. */
export interface FileChange {
  readonly file: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The sources whose data differs, by name. Time and origin alone are no difference. */
export function compareSources(
  before: CommittedSources,
  after: CommittedSources,
): readonly SourceChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name): readonly SourceChange[] => {
    const [old, now] = [before.get(name) ?? null, after.get(name) ?? null];
    if (old && now && old.entry.digest === now.entry.digest) return [];
    const kind = old === null ? "added" : now === null ? "removed" : "changed";
    return [{ name, kind, files: changedFiles(old, now) }];
  });
}

function changedFiles(
  before: CommittedSource | null,
  after: CommittedSource | null,
): readonly FileChange[] {
  const files = [...new Set([...(before?.texts.keys() ?? []), ...(after?.texts.keys() ?? [])])];
  return files.sort().flatMap((file): readonly FileChange[] => {
    const [old, now] = [linesOf(before, file), linesOf(after, file)];
    const [olds, nows] = [new Set(old), new Set(now)];
    const added = now.filter((line) => !olds.has(line));
    const removed = old.filter((line) => !nows.has(line));
    return added.length + removed.length === 0 ? [] : [{ file, added, removed }];
  });
}

function linesOf(source: CommittedSource | null, file: string): readonly string[] {
  return (source?.texts.get(file) ?? "").split("\n").slice(0, -1);
}
