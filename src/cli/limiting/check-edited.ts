import { basename, dirname } from "node:path";

import type { Report } from "../../diagnostics/index.ts";
import { loadPlansOf } from "../building/load-plans.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import { readNetworkIn } from "../input/load-network.ts";
import { sessionRows } from "../listing/session-rows.ts";
import type { SessionRow } from "../../report/index.ts";
import type { EditedFile } from "./edit-limits.ts";

/**
 * Reads and compiles a network with edited files in place of those on disk, and returns its sessions. Null, and
 * reported, if there is an error.
 */
export function checkEdited(
  cwd: string,
  files: DiskFiles,
  edited: readonly EditedFile[],
  report: Report,
): readonly SessionRow[] | null {
  const texts = new Map(edited.map(({ path, after }) => [path, after]));
  const read = (path: string): string | null => texts.get(path) ?? files.read(path);
  // A file that is new is in its folder too.
  const list = (folder: string): readonly string[] | null => {
    const there = files.list(folder);
    const added = edited
      .filter(({ path }) => dirname(path) === folder)
      .map((each) => basename(each.path));
    return there === null && added.length === 0 ? null : [...new Set([...(there ?? []), ...added])];
  };
  const network = readNetworkIn(cwd, { ...files, read, list }, report);
  const loaded = network && loadPlansOf(network, report, { withoutData: true });
  return loaded?.plans ? sessionRows(loaded, loaded.plans) : null;
}
