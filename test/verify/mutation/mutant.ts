/** A rendered file with one thing changed. */
export interface Mutant {
  /** What was done: `left out`. */
  readonly damage: string;
  /** From 1. */
  readonly line: number;
  /** The line that was changed, as it was, without its indentation. */
  readonly was: string;
  /** The blocks that contain the line, outermost first: `policy-statement PEERC_X > term y > from`. */
  readonly within: string;
  readonly text: string;
}

/** How people, and the lists of what is equivalent, name a mutant. */
export function nameOf({ damage, was, within }: Mutant): string {
  return `${damage}: ${was} [${within}]`;
}
