import type { Report } from "../../diagnostics/index.ts";
import type { Draft } from "../draft.ts";

/** One thing that holds in every declaration. Reports where it does not; looks at nothing that could not be read. */
export type Rule = (draft: Draft, report: Report) => void;
