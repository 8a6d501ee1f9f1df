import type { Source, Span } from "./source.ts";

/** A position in a text, from 1; columns in UTF-16 units, as editors and SARIF count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * A span in lines and columns of its file. `end` is the position after the last character. If a secret was removed
 * from a line, everything after it has the column where the secret begins: anything more would reveal its length.
 */
export interface Location {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  /** Whether something was removed from the line before the end, so that the end's column differs from the file's. */
  readonly endIsMasked: boolean;
  /** The text of the first line as shown, without its line break. */
  readonly line: string;
  /** The part of `line` in the span: the offsets of its first character, and after its last one on the line. */
  readonly mark: readonly [number, number];
}

/** Computes the location of a span. */
export type Locate = (span: Span) => Location;

/** Makes a `Locate` that finds the lines of each source once, however many spans point into it. */
export function createLocate(): Locate {
  const known = new Map<Source, readonly number[]>();
  return ({ source, start, end }) => {
    let starts = known.get(source);
    if (!starts) known.set(source, (starts = lineStarts(source.text)));
    const at = clamp(start, source.text);
    const offset = clamp(Math.max(start, end), source.text);
    const [first, last] = [positionAt(starts, at), positionAt(starts, offset)];
    const from = starts[first.line - 1] ?? 0;
    const to = starts[first.line] ?? source.text.length;
    const masks = source.masks ?? [];
    const maskBefore = (place: number, { line, column }: Position) => {
      const begin = place - column + 1;
      const mask = masks.find((one) => one >= begin && one < place);
      return mask === undefined ? null : { line, column: mask - begin + 1 };
    };
    const masked = maskBefore(offset, last);
    const line = source.text.slice(from, to).replace(/\r?\n$/, "");
    const inFile = ({ line: number, column }: Position): Position => ({
      line: number + (source.firstLine ?? 1) - 1,
      column,
    });
    return {
      path: source.path,
      start: inFile(maskBefore(at, first) ?? first),
      end: inFile(masked ?? last),
      endIsMasked: masked !== null,
      line,
      mark: [at - from, last.line > first.line ? line.length : offset - from],
    };
  };
}

function clamp(offset: number, text: string): number {
  return Math.max(0, Math.min(offset, text.length));
}

/** The offset of each line's first character. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
