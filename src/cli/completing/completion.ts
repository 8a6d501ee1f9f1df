/** A word that may be written. */
export interface FoundWord {
  readonly word: string;
  /** What it is, for shells that show that; "" for nothing. */
  readonly about: string;
}

/** What the current word of a command line may become. */
export interface Completion {
  /** Whole words, also if the beginning of one (`--router=`) is already there. */
  readonly words: readonly FoundWord[];
  /** Which paths of files fit too. */
  readonly paths: "none" | "files" | "folders";
  /** What of the current word stands before the path: `--rendered=`. */
  readonly prefix: string;
}
