import { statSync } from "node:fs";
import { resolve } from "node:path";

import type { Report } from "../../diagnostics/index.ts";
import { findMergeBase, openRepository, type Repository } from "../../git/index.ts";
import { diskFiles } from "./disk-files.ts";
import { networkAtRevision } from "./network-at-revision.ts";
import type { NetworkFiles } from "./network-files.ts";

/** One of two networks to compare. */
export interface DiffSide {
  /** For display: a revision or a folder. */
  readonly name: string;
  readonly files: NetworkFiles;
}

/** The two networks to compare, as given by the user. */
export interface WantedSides {
  /** A revision or a folder; null: where `head` diverged from the default branch. */
  readonly base: string | null;
  /** A revision or a folder; null: the network's folder as it is on disk. */
  readonly head: string | null;
  /** The network's folder, inside the repository that has the revisions. */
  readonly dir: string;
  /** A folder of peerc's own output in the network's folder that is read at revisions as well. */
  readonly written?: string;
}

/** Opens two networks for reading; null, and reported, if one cannot be opened. */
export async function findSides(
  cwd: string,
  { base, head, dir, written }: WantedSides,
  report: Report,
): Promise<readonly [DiffSide, DiffSide] | null> {
  const onDisk = (folder: string): DiffSide => {
    const files = diskFiles(cwd, folder);
    return { name: files.folder, files };
  };
  const isFolder = (name: string | null): boolean =>
    name === null || isDirectory(resolve(cwd, name));
  const needsGit = base === null || !isFolder(base) || !isFolder(head);
  const repository = needsGit ? await openRepository(cwd, dir, report) : null;
  if (needsGit && !repository) return null;
  const at = async (revision: string, name = revision): Promise<DiffSide | null> => {
    const files = repository && (await networkAtRevision(repository, revision, report, written));
    return files && { name, files };
  };
  const before =
    base === null
      ? await atMergeBase(repository, isFolder(head) ? "HEAD" : (head ?? "HEAD"), at, report)
      : isFolder(base)
        ? onDisk(base)
        : await at(base);
  const after = isFolder(head) ? onDisk(head ?? dir) : await at(head ?? "HEAD");
  return before && after && [before, after];
}

async function atMergeBase(
  repository: Repository | null,
  head: string,
  at: (revision: string, name: string) => Promise<DiffSide | null>,
  report: Report,
): Promise<DiffSide | null> {
  const found = repository && (await findMergeBase(repository, head, report));
  return found && at(found.commit, `${found.branch} (${found.commit.slice(0, 12)})`);
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
