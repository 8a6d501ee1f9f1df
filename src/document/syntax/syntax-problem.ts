/** What the YAML library complains about: its code, its message, and the place as offsets. */
export interface LibraryProblem {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** A quote that is not closed, or a bracket that is closed by nothing or by the wrong one; where it stands. */
export interface Unclosed {
  /** What stands there: `{`, `[`, `"` or `'`. */
  readonly opening: string;
  readonly start: number;
  /** The wrong bracket that closes it, and where; null where there is none. */
  readonly closedBy: { readonly text: string; readonly start: number } | null;
}

/** What is wrong with a text that is not YAML, in our words, and where: offsets in the text. */
export interface SyntaxProblem {
  readonly problem: string;
  readonly hint?: string;
  readonly start: number;
  readonly end: number;
  /** Another place that matters. */
  readonly related?: { readonly message: string; readonly start: number; readonly end: number };
  /** Whether what the library finds from there on may follow from this. */
  readonly hidesTheRest?: boolean;
  /** Whether it is a line's indentation, against which the library may hold the lines below. */
  readonly isAskew?: boolean;
}
