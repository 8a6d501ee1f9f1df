import type { Report } from "../../diagnostics/index.ts";
import { loadPlansOf } from "../building/load-plans.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import { readNetworkIn } from "../input/load-network.ts";
import { sessionRows } from "../listing/session-rows.ts";
import type { SessionRow } from "../../report/index.ts";
import type { EditedFile } from "./edit-limits.ts";
import { withEdited } from "./with-edited.ts";

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
  const network = readNetworkIn(cwd, withEdited(files, edited), report);
  const loaded = network && loadPlansOf(network, report, { withoutData: true });
  return loaded?.plans ? sessionRows(loaded, loaded.plans) : null;
}
