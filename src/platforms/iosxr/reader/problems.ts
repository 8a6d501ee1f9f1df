import type { ReadingProblems } from "../../reading-problems.ts";

/** How a reader reports what it cannot read. */
export type Problems = Pick<ReadingProblems, "notUnderstood" | "notDefined">;

/** Stops reading if something must be reported for a line without a position yet (`NOWHERE`). */
export class LineNeeded extends Error {}

/** Reports problems with a line in the file; throws `LineNeeded` for lines without a position. */
export function withLines(problems: Problems): Problems {
  return {
    notUnderstood: (line, why) => {
      if (line < 0) throw new LineNeeded();
      problems.notUnderstood(line, why);
    },
    notDefined: (line, what, name, effect) => {
      if (line < 0) throw new LineNeeded();
      problems.notDefined(line, what, name, effect);
    },
  };
}
