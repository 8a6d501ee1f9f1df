import { diagnostic, type Report } from "../diagnostics/index.ts";
import { readObjects } from "./read-objects.ts";
import type { Repository } from "./repository.ts";

/** The contents of a commit. */
export interface Commit {
  /** Its full hash. */
  readonly hash: string;
  readonly author: string;
  /** The day on which it was written, in the author's time zone: `2026-03-01`. */
  readonly date: string;
  /** The first line of its message. */
  readonly subject: string;
  /** Full hashes. */
  readonly parents: readonly string[];
}

/** Commits by their full hashes. Null, and reported, if one is missing or cannot be read. */
export async function readCommits(
  repository: Repository,
  hashes: Iterable<string>,
  report: Report,
): Promise<ReadonlyMap<string, Commit> | null> {
  const wanted = [...new Set(hashes)];
  const texts = await readObjects(repository, wanted, report);
  if (!texts) return null;
  const commits = new Map<string, Commit>();
  for (const hash of wanted) {
    const commit = readCommit(hash, texts.get(hash) ?? "");
    if (!commit) {
      const why = `the commit ${hash} cannot be read`;
      report(diagnostic("git-failed", { folder: repository.folder, why }));
      return null;
    }
    commits.set(hash, commit);
  }
  return commits;
}

/** Parses a commit in git's format: header lines, an empty line, the message. */
function readCommit(hash: string, text: string): Commit | null {
  const end = text.indexOf("\n\n");
  const head = end < 0 ? text : text.slice(0, end);
  const author = /^author (.*?) ?<[^>\n]*> (-?\d+) ([+-])(\d\d)(\d\d)$/m.exec(head);
  if (!author) return null;
  const [, name = "", seconds = "", sign = "+", hours = "", minutes = ""] = author;
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60;
  const time = new Date((Number(seconds) + offset) * 1000);
  const message = end < 0 ? "" : text.slice(end + 2).trimStart();
  return {
    hash,
    author: name,
    date: Number.isNaN(time.getTime()) ? "?" : time.toISOString().slice(0, 10),
    subject: message.split("\n", 1)[0] ?? "",
    parents: [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? ""),
  };
}
