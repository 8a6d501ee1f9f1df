/** Statements that have no say over what is ours, with the reason. */
export interface PassedOver {
  /**
   * How the lines begin, word by word; `*` stands for any word, and a `no` in front of a line counts only where it stands here
   * too, or in a place of `removals`.
   */
  readonly statements: readonly string[];
  readonly why: string;
}

/** A part of a configuration, from the line that opens it to the one that closes it. */
export interface Place {
  /** How people call it, in Markdown. */
  readonly title: string;
  /** How the lines begin that open it; none for the top. */
  readonly opens: readonly string[];
  /** What leads out of it. `exit` and `quit` always do. */
  readonly closes: string | null;
  /** Whether what can be said there may be taken back with `no` as well. */
  readonly removals: boolean;
  readonly passedOver: readonly PassedOver[];
  /** Places that open inside of it. */
  readonly inside: readonly Place[];
}
