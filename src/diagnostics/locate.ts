import type { Source, Span } from "./diagnostic.ts";

/** A place in a text, as people count: from 1; columns in UTF-16 units, as editors and SARIF count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A span in lines and columns. `end` is the position behind the last character. */
export interface Location {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  /** Whether something was left out of the line before the end, so that the end's column is not that of the file. */
  readonly endIsMasked: boolean;
  /** The text of the first line, without its line break. */
  readonly line: string;
}

/** Works out the location of a span. */
export type Locate = (span: Span) => Location;

/** Makes a `Locate` that finds the lines of each source once, however many spans point into it. */
export function createLocate(): Locate {
  const known = new Map<Source, readonly number[]>();
  return ({ source, start, end }) => {
    let starts = known.get(source);
    if (!starts) known.set(source, (starts = lineStarts(source.text)));
    const first = positionAt(starts, clamp(start, source.text));
    const from = starts[first.line - 1] ?? 0;
    const to = starts[first.line] ?? source.text.length;
    const offset = clamp(Math.max(start, end), source.text);
    const last = positionAt(starts, offset);
    const masks = source.masks ?? [];
    return {
      path: source.path,
      start: first,
      end: last,
      endIsMasked: masks.some((at) => at >= (starts[last.line - 1] ?? 0) && at < offset),
      line: source.text.slice(from, to).replace(/\r?\n$/, ""),
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
