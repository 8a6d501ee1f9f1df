import type { Report } from "../../diagnostics/index.ts";
import type { Draft } from "../draft.ts";

/** A rule that every declaration must meet. Reports violations; ignores what could not be read. */
export type Rule = (draft: Draft, report: Report) => void;
