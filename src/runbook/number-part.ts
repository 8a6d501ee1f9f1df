import type { RunbookPart, RunbookStep } from "./runbook.ts";
import type { NewStep } from "./step.ts";

/** A part whose steps have no ids yet. */
export interface NewPart extends Omit<RunbookPart, "id" | "steps" | "back" | "restore"> {
  readonly steps: readonly NewStep[];
  readonly back?: readonly NewStep[];
  readonly restore?: readonly NewStep[];
}

/** Gives the steps of a part their ids, and each the ids of its way back. */
export function numberPart(
  { steps, back = [], restore = [], ...part }: NewPart,
  id: string,
): RunbookPart {
  const idsOf = (all: readonly NewStep[], letter: string) =>
    all.map((_, i) => `${id}.${letter}${i + 1}`);
  const ways = { none: [], back: idsOf(back, "B"), restore: idsOf(restore, "R") };
  const numbered = (all: readonly NewStep[], letter: string): readonly RunbookStep[] =>
    all.map(({ way, ...step }, i) => ({
      id: `${id}.${letter}${i + 1}`,
      ...step,
      back: letter === "" ? ways[way] : [],
    }));
  return {
    id,
    ...part,
    steps: numbered(steps, ""),
    back: numbered(back, "B"),
    restore: numbered(restore, "R"),
  };
}
