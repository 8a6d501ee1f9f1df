import type { ReadingProblems } from "../../reading-problems.ts";
import type { Statement } from "./statement.ts";

/** Reports a statement that occurs in more than one place, at the line of the second. */
export function reportRepeated(
  statement: Statement,
  {
    repeated,
    problems,
  }: {
    readonly repeated: ReadonlyMap<Statement, readonly Statement[]>;
    readonly problems: ReadingProblems;
  },
): void {
  const [second] = repeated.get(statement) ?? [];
  if (!second) return;
  problems.notUnderstood(
    second.line,
    "part of something that is also configured elsewhere; peerc does not determine which one counts",
  );
}
