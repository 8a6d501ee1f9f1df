import type { ReadingProblems } from "../../reading-problems.ts";

/** How a reader says what it cannot read. */
export type Problems = Pick<ReadingProblems, "notUnderstood" | "notDefined">;

/** Stops reading where something has to be told of a line of a text that stands nowhere yet (`NOWHERE`). */
export class LineNeeded extends Error {}

/** Tells what has a line of the file; for what has none it throws `LineNeeded`. */
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
