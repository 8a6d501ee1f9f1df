/** Statements that do not affect peerc's part, with the reason. */
export interface IgnoredStatements {
  /**
   * The first words of the lines; `*` is any word, and a `no` in front of a line counts only if it is listed here
   * too, or in a place with `removals`.
   */
  readonly statements: readonly string[];
  readonly why: string;
}

/** A block of a configuration, from the line that opens it to the one that closes it. */
export interface Place {
  /** Its display name, in Markdown. */
  readonly title: string;
  /** The first words of the lines that open it; none for the top. */
  readonly opens: readonly string[];
  /** The lines that close it. `exit` and `quit` always do. */
  readonly closes: string | null;
  /** Whether its statements may also be negated with `no`. */
  readonly removals: boolean;
  readonly ignored: readonly IgnoredStatements[];
  /** Blocks that open inside of it. */
  readonly inside: readonly Place[];
}
