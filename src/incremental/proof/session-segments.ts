import { sessionKey, type RouterReading } from "../../model/index.ts";
import type { FileSegment } from "./file-segments.ts";

/** A text with segments in it. */
interface TextWithSegments {
  readonly text: string;
  /** Where a segment begins in the text. */
  readonly startOf: (segment: FileSegment) => number;
}

/**
 * The segment of each session in its file, by neighbor and family. Null if one is in none, or two are in one: then
 * the segments do not correspond to sessions.
 */
export function sessionSegments(
  { sessions }: RouterReading,
  { text, startOf }: TextWithSegments,
  segments: ReadonlySet<FileSegment>,
): ReadonlyMap<string, FileSegment> | null {
  const found = new Map<string, FileSegment>();
  const neighbors = [...segments].filter(({ kind }) => kind === "neighbor");
  neighbors.sort((a, b) => startOf(a) - startOf(b));
  const byLine = [...sessions].sort((a, b) => a.line - b.line);
  let [line, at, next] = [1, 0, 0];
  /** The line of an offset, in ascending order of offsets. */
  const lineOf = (place: number): number => {
    for (let newline = text.indexOf("\n", at); newline >= 0 && newline < place;) {
      line++;
      at = newline + 1;
      newline = text.indexOf("\n", at);
    }
    return line;
  };
  for (const segment of neighbors) {
    const start = startOf(segment);
    const [first, after] = [lineOf(start), lineOf(start + segment.end - segment.body)];
    const session = byLine[next];
    if (!session || session.line < first || session.line >= after) return null;
    found.set(sessionKey(session), segment);
    next++;
  }
  return next === byLine.length && found.size === next ? found : null;
}
