import type { Diagnostic } from "../../diagnostics/index.ts";
import type { FileResult } from "../../assertions/index.ts";
import type { DiffReport } from "../../diff/index.ts";
import type { SideFolder } from "../output/line-in-head.ts";

/** The steps, in their order. */
export const STEPS = ["validate", "build", "verify", "test", "diff"] as const;

/** The name of a step. */
export type StepName = (typeof STEPS)[number];

/** How a step went. Only `errors`, `outdated` and `outside` fail a check. */
export type StepResult =
  | "passed"
  | "errors"
  /** Files are not what a build would write. */
  | "outdated"
  /** The change means something, and nobody asked whether that is allowed. */
  | "differs"
  /** The change means something that is not allowed in advance. */
  | "outside"
  /** An earlier step failed, or there is nothing to do. */
  | "skipped";

/** A step that was done, or left out. */
export interface CheckStep {
  readonly name: StepName;
  readonly result: StepResult;
  /** In a line: what was found, or why it was left out. */
  readonly summary: string;
  readonly diagnostics: readonly Diagnostic[];
  /** More, as text; empty if there is none. */
  readonly text: string;
}

/** A check with what its reports are made of. */
export interface Check {
  readonly steps: readonly CheckStep[];
  readonly assertions: readonly FileResult[] | null;
  readonly difference: DiffReport | null;
  /** The two versions that were compared. */
  readonly sides: readonly [SideFolder, SideFolder] | null;
}

/** Whether a step fails the check. */
export function isFailure(result: StepResult): boolean {
  return result === "errors" || result === "outdated" || result === "outside";
}

/** What a result is called. */
export const RESULT_WORDS: Readonly<Record<StepResult, string>> = {
  passed: "passed",
  errors: "failed",
  outdated: "out of date",
  differs: "differs",
  outside: "not allowed in advance",
  skipped: "left out",
};
