import { sessionKey, type RouterReading } from "../../model/index.ts";
import type { FilePiece } from "./file-segments.ts";

/** A text with pieces in it. */
interface TextWithPieces {
  readonly text: string;
  /** Where a piece begins in the text. */
  readonly startOf: (piece: FilePiece) => number;
}

/**
 * In which piece of its file each session stands, by neighbor and family. Null where one stands in none, or two in one:
 * then the pieces are not what the sessions are made of.
 */
export function sessionPieces(
  { sessions }: RouterReading,
  { text, startOf }: TextWithPieces,
  pieces: ReadonlySet<FilePiece>,
): ReadonlyMap<string, FilePiece> | null {
  const found = new Map<string, FilePiece>();
  const neighbors = [...pieces].filter(({ kind }) => kind === "neighbor");
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
  for (const piece of neighbors) {
    const start = startOf(piece);
    const [first, behind] = [lineOf(start), lineOf(start + piece.end - piece.body)];
    const session = byLine[next];
    if (!session || session.line < first || session.line >= behind) return null;
    found.set(sessionKey(session), piece);
    next++;
  }
  return next === byLine.length && found.size === next ? found : null;
}
