import { diagnostic, type Report } from "../diagnostics/index.ts";
import { ObjectReader } from "./object-reader.ts";
import { reportGitFailure } from "./report-git-failure.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** The largest object that is read, in bytes: the same as for files on disk. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The texts of objects by their full hashes, each read once per repository. Objects that are too large are left out;
 * null, and reported, if an object is missing or git fails.
 */
export async function readObjects(
  repository: Repository,
  hashes: Iterable<string>,
  report: Report,
): Promise<ReadonlyMap<string, string> | null> {
  const { texts } = repository;
  const wanted = [...new Set(hashes)].filter((hash) => !texts.has(hash));
  const visit = (hash: string, text: string): void => void texts.set(hash, text);
  return (await visitObjects(repository, wanted, visit, report)) ? texts : null;
}

/**
 * Reads objects, each once, without keeping them; returns false, and reports, if one is missing or git fails. Objects
 * that are too large are skipped.
 */
export async function visitObjects(
  { place, folder }: Repository,
  hashes: readonly string[],
  visit: (hash: string, text: string) => void,
  report: Report,
): Promise<boolean> {
  if (hashes.length === 0) return true;
  const check = await runGit(place, ["cat-file", "--batch-check=%(objectname) %(objectsize)"], {
    input: linesOf(hashes),
  });
  if (check?.exitCode !== 0) {
    reportGitFailure(check, folder, report);
    return false;
  }
  const sizes = check.stdout.split("\n").flatMap((line) => (line === "" ? [] : [line.split(" ")]));
  const missing = sizes.find(([, size = ""]) => !/^\d+$/.test(size));
  if (missing) return lacks(missing[0] ?? "");
  const wanted = sizes.flatMap(([hash = "", size]) => (Number(size) > MAX_BYTES ? [] : [hash]));
  const objects = new ObjectReader(visit);
  const onBytes = (bytes: Buffer): void => objects.take(bytes);
  const read = await runGit(place, ["cat-file", "--batch"], { input: linesOf(wanted), onBytes });
  if (read?.exitCode !== 0) {
    reportGitFailure(read, folder, report);
    return false;
  }
  return objects.lacking === null ? true : lacks(objects.lacking);

  function lacks(hash: string): false {
    report(diagnostic("git-failed", { folder, why: `it does not have the object ${hash}` }));
    return false;
  }
}

function linesOf(hashes: readonly string[]): string {
  return hashes.map((hash) => `${hash}\n`).join("");
}
