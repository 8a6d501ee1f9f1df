import { isAbsolute, join, relative, resolve } from "node:path";

import { diagnostic, type Report, type Source } from "../../diagnostics/index.ts";
import { diskReader, readText } from "../../system/index.ts";
import type { Arguments } from "../commands/command.ts";
import type { DiffSide } from "./find-sides.ts";

/** The largest file of allowed changes, in bytes. */
const MAX_BYTES = 10_000_000;

/** A file of allowed changes that a difference is judged by. */
export interface GivenChanges {
  /** How it is named: in the network's folder, or as given. */
  readonly name: string;
  readonly source: Source;
  /** Whether the two sides have different ones. */
  readonly isChanged: boolean;
}

/**
 * Reads the file of allowed changes that the command line names: with `--within` the one that the network had before
 * the change, because a change must not widen what is allowed to itself; with `--allow` one on disk. Undefined if it
 * names none; null, and reported, if there is no such file.
 */
export function readGivenChanges(
  args: Arguments,
  { cwd, dir }: { readonly cwd: string; readonly dir: string },
  [before, after]: readonly [DiffSide, DiffSide],
  report: Report,
): GivenChanges | null | undefined {
  const allow = args.text("allow");
  if (allow !== null) {
    const text = readText(resolve(cwd, allow), MAX_BYTES);
    if (text === null) {
      const isFolder = diskReader.list(resolve(cwd, allow)) !== null;
      report(diagnostic("no-allowed-file", { option: "--allow", given: allow, isFolder }));
    }
    return text === null ? null : { name: allow, source: { path: allow, text }, isChanged: false };
  }
  const within = args.text("within");
  if (within === null) return undefined;
  const path = inNetwork(within, cwd, dir);
  const source = { path: join(before.files.folder, path) };
  const text = before.files.read(path);
  const now = after.files.read(path);
  if (text === null) {
    if (path === "" || before.files.list(path) !== null) {
      const params = { option: "--within", given: within, isFolder: true };
      report(diagnostic("no-allowed-file", params));
      return null;
    }
    const isNew = now !== null;
    report(diagnostic("no-changes-file", { path, side: before.name, isNew }));
    return null;
  }
  return { name: path, source: { ...source, text }, isChanged: text !== now };
}

/** A file's path in the network's folder: as named from here, or from that folder. */
function inNetwork(given: string, cwd: string, dir: string): string {
  const inside = relative(resolve(cwd, dir), resolve(cwd, given));
  return inside.startsWith("..") || isAbsolute(inside) ? given : inside;
}
