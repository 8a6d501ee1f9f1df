/** Reads one document that comes in pieces of text, and says where it ends. */
export interface DocumentReader {
  /** Reads on; returns how much of the piece, from `from`, belongs to the document. */
  read(piece: string, from: number): number;
  /** There is no more: reads what was held back because its end had not come. */
  finish(): void;
  /** Whether the document is over, or what is wrong with it. */
  readonly state: "open" | "ended" | { readonly problem: string };
  /** How many lines of the document are over. */
  readonly lines: number;
}

/** The most characters that are held back until an element is there as a whole. */
export const MOST_HELD = 1024 * 1024;

/** How many lines end in a part of a text. */
export function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1))
    count++;
  return count;
}

/** The deepest nesting that is read: routers' documents have less than half of it. */
export const DEEPEST = 64;
