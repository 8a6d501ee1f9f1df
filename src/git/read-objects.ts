import { diagnostic, type Report } from "../diagnostics/index.ts";
import { reportGitFailure } from "./report-git-failure.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** The largest object that is read, in bytes: the same as for files on disk. */
const MAX_BYTES = 64 * 1024 * 1024;
/** How many bytes are requested from git at a time. */
const AT_ONCE = 128 * 1024 * 1024;

/**
 * The texts of objects by their full hashes, each read once per repository. Objects that are too large are left out;
 * null, and reported, if an object is missing or git fails.
 */
export async function readObjects(
  repository: Repository,
  hashes: Iterable<string>,
  report: Report,
): Promise<ReadonlyMap<string, string> | null> {
  const { place, folder, texts } = repository;
  const wanted = [...new Set(hashes)].filter((hash) => !texts.has(hash));
  if (wanted.length === 0) return texts;
  const check = await runGit(place, ["cat-file", "--batch-check=%(objectname) %(objectsize)"], {
    input: linesOf(wanted),
  });
  if (check?.exitCode !== 0) {
    reportGitFailure(check, folder, report);
    return null;
  }
  let [some, bytes]: [string[], number] = [[], 0];
  const batches = [some];
  for (const line of check.stdout.split("\n").filter((text) => text !== "")) {
    const [hash = "", size = ""] = line.split(" ");
    if (!/^\d+$/.test(size)) return lacks(hash);
    if (Number(size) > MAX_BYTES) continue;
    if (bytes + Number(size) > AT_ONCE) {
      [some, bytes] = [[], 0];
      batches.push(some);
    }
    some.push(hash);
    bytes += Number(size);
  }
  for (const batch of batches) {
    if (batch.length === 0) continue;
    const read = await runGit(place, ["cat-file", "--batch"], {
      input: linesOf(batch),
      encoding: "latin1",
    });
    if (read?.exitCode !== 0) {
      reportGitFailure(read, folder, report);
      return null;
    }
    const lacking = takeObjects(read.stdout, texts);
    if (lacking !== null) return lacks(lacking);
  }
  return texts;

  function lacks(hash: string): null {
    report(diagnostic("git-failed", { folder, why: `it does not have the object ${hash}` }));
    return null;
  }
}

function linesOf(hashes: readonly string[]): string {
  return hashes.map((hash) => `${hash}\n`).join("");
}

/**
 * Parses the output of `git cat-file --batch`, one character per byte. Returns the hash of a missing object, or null.
 */
function takeObjects(printed: string, texts: Map<string, string>): string | null {
  for (let at = 0; at < printed.length;) {
    const end = printed.indexOf("\n", at);
    const [hash = "", , size = ""] = printed.slice(at, end).split(" ");
    if (end < 0 || !/^\d+$/.test(size)) return hash;
    const text = printed.slice(end + 1, end + 1 + Number(size));
    texts.set(hash, decode(text));
    at = end + 1 + Number(size) + 1;
  }
  return null;
}

/** Decodes bytes as UTF-8, as for files on disk. */
function decode(bytes: string): string {
  // eslint-disable-next-line no-control-regex
  return /[^\x00-\x7f]/.test(bytes) ? Buffer.from(bytes, "latin1").toString("utf8") : bytes;
}
