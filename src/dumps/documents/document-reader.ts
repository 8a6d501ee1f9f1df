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

/** The deepest nesting that is read: routers' documents have less than half of it. */
export const DEEPEST = 64;
