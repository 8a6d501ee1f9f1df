import { diagnostic, type Report } from "../diagnostics/index.ts";
import { sha256 } from "./plan-digest.ts";
import type { PlannedFile, PlannedFiles } from "./read-plan.ts";

/** A router's file as it is now. */
export interface FileNow {
  /** What the declaration makes of it; null: the router is not declared. */
  readonly made: string | null;
  /** What is on disk; null: there is no such file. */
  readonly onDisk: string | null;
}

/** Whether a router's file is the one that was planned, in the declaration and on disk; reported if not. */
export function checkFile(
  planned: PlannedFile,
  now: FileNow,
  { path }: PlannedFiles,
  report: Report,
): boolean {
  const { router, file } = planned;
  const problem =
    now.made === null
      ? "the router is not declared any more"
      : sha256(now.made) !== planned.sha256
        ? "the declaration, its registry data or peerc has changed since, and makes another file"
        : now.onDisk === null
          ? "it is not there"
          : sha256(now.onDisk) !== planned.sha256
            ? "what is on disk is another file than the declaration makes"
            : null;
  if (problem === null) return true;
  report(diagnostic("plan-outdated", { plan: path, router, file, problem }));
  return false;
}
