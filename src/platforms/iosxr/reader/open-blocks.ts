import type { ReadingProblems } from "../../reading-problems.ts";
import type { Place } from "./place.ts";

/** A statement above what is read, and the place that it opens. */
interface Open {
  readonly indent: number;
  readonly line: number;
  /** Null if it opens nothing. */
  readonly place: Place | null;
  filled: boolean;
}

/**
 * The open blocks. IOS-XR goes by commands: one opens a mode, `!` or `exit` ends it, and a command that a mode does
 * not have is tried in the enclosing modes. Its output is indented consistently, so both must agree here: otherwise a
 * statement could be read in the wrong place.
 */
export class OpenBlocks {
  readonly #problems: ReadingProblems;
  #open: Open[] = [];

  constructor(problems: ReadingProblems) {
    this.#problems = problems;
  }

  /** Whether a place of a kind is open. */
  isWithin(kind: Place["kind"]): boolean {
    return this.#open.some(({ place }) => place?.kind === kind);
  }

  /** The place of a statement with a given indentation; null outside of all blocks. */
  placeOf(indent: number, line: number): Place | null {
    for (let top = this.#open.at(-1); top && top.indent >= indent; top = this.#open.at(-1)) {
      if (hasToEnd(top)) this.#notEnded(top, line);
      this.#open.pop();
    }
    const parent = this.#open.at(-1);
    if (!parent) {
      if (indent === 0) return null;
      this.#problems.notUnderstood(line, "indented, and in no block");
      return { kind: "lost" };
    }
    parent.filled = true;
    if (parent.place) return parent.place;
    this.#problems.notUnderstood(line, "indented deeper than a statement that opens no block");
    return { kind: "lost" };
  }

  /** Records a statement; deeper-indented lines are in the place that it opens, if any. */
  enter(indent: number, line: number, place: Place | null): void {
    this.#open.push({ indent, line, place, filled: false });
  }

  /** A `!` or `exit`. */
  end(indent: number, line: number): void {
    for (let top = this.#open.at(-1); top && top.indent > indent; top = this.#open.at(-1)) {
      if (hasToEnd(top)) this.#notEnded(top, line);
      this.#open.pop();
    }
    const top = this.#open.at(-1);
    const ends = top?.indent === indent;
    if (ends) this.#open.pop();
    if (indent > 0 && (!ends || !mayEnd(top))) {
      this.#problems.notUnderstood(
        line,
        "it ends the enclosing block, because no other is open here",
      );
    }
  }

  /** Ends all blocks at once. */
  endAll(): void {
    this.#open = [];
  }

  #notEnded({ line }: Open, before: number): void {
    const why = `the block of line ${line} is not ended before it`;
    this.#problems.notUnderstood(before, why);
  }
}

/** Whether it must be ended by a `!`: known blocks, and anything with nested statements. */
function hasToEnd({ place, filled }: Open): boolean {
  return place !== null && (filled || place.kind !== "foreign");
}

/**
 * Whether a `!` may end it: not a statement of `router bgp` without nested statements that is not known to be a
 * block.
 */
function mayEnd({ place, filled }: Open): boolean {
  return place !== null && (filled || place.kind !== "foreign" || place.of !== "bgp");
}
