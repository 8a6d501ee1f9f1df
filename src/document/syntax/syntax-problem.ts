/** An error of the YAML library: its code, its message, and the location as offsets. */
export interface LibraryProblem {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** An unclosed quote, or a bracket that is not closed or closed by the wrong one, with its position. */
export interface Unclosed {
  /** The character: `{`, `[`, `"` or `'`. */
  readonly opening: string;
  readonly start: number;
  /** The wrong bracket that closes it, and where; null if there is none. */
  readonly closedBy: { readonly text: string; readonly start: number } | null;
}

/** What is wrong with a text that is not YAML, in a user's words, and where: offsets in the text. */
export interface SyntaxProblem {
  readonly problem: string;
  readonly hint?: string;
  readonly start: number;
  readonly end: number;
  /** A related location. */
  readonly related?: { readonly message: string; readonly start: number; readonly end: number };
  /** Whether errors that the library reports after this may follow from it. */
  readonly hidesTheRest?: boolean;
  /** Whether it is a line's indentation, with which the lines below may conflict. */
  readonly isAskew?: boolean;
}
