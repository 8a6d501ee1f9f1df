import type { ReadingProblems } from "../../reading-problems.ts";
import type { Place } from "./place.ts";

/** A statement that stands above what is read, and what stands in it. */
interface Open {
  readonly indent: number;
  readonly line: number;
  /** Null where it opens nothing. */
  readonly place: Place | null;
  filled: boolean;
}

/**
 * Which blocks are open. IOS-XR goes by commands: one opens a mode, `!` or `exit` ends it, and a command that a mode does not have
 * is tried in the modes around it. What it prints is indented in the same way, so both have to agree here: otherwise a
 * statement could be taken for one of another place.
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

  /** The place of a statement that is indented so far; null outside of all blocks. */
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
    this.#problems.notUnderstood(line, "further in than a statement that opens no block");
    return { kind: "lost" };
  }

  /** A statement stands here; what follows further in stands in the place that it opens, if any. */
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
      this.#problems.notUnderstood(line, "it ends the block around it, as no other is open here");
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

/** Whether a `!` has to end it: what we know to be a block, and anything that something stands in. */
function hasToEnd({ place, filled }: Open): boolean {
  return place !== null && (filled || place.kind !== "foreign");
}

/** Whether a `!` can be its own: not of a statement of `router bgp` in which nothing stands, and of which we do not know that it is a block. */
function mayEnd({ place, filled }: Open): boolean {
  return place !== null && (filled || place.kind !== "foreign" || place.of !== "bgp");
}
