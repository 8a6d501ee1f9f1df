import { sessionKey, type RouterReading } from "../../model/index.ts";
import type { FileSegment } from "./file-segments.ts";

/** A text with segments in it. */
interface TextWithSegments {
  readonly text: string;
  /** Where a segment begins in the text. */
  readonly startOf: (segment: FileSegment) => number;
}

/**
 * In which segment of its file each session stands, by neighbor and family. Null where one stands in none, or two in one:
 * then the segments are not what the sessions are made of.
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
  /** The line of a place behind the last one that was asked for. */
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
    const [first, behind] = [lineOf(start), lineOf(start + segment.end - segment.body)];
    const session = byLine[next];
    if (!session || session.line < first || session.line >= behind) return null;
    found.set(sessionKey(session), segment);
    next++;
  }
  return next === byLine.length && found.size === next ? found : null;
}
