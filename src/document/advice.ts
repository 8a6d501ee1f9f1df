import type { Node, Path } from "./node.ts";

/** A key that is not known in its place. */
export interface UnknownKey {
  readonly path: Path;
  readonly key: string;
  /** The known keys. */
  readonly known: readonly string[];
  readonly root: Node;
}

/** A value that a schema refuses. */
export interface RefusedValue {
  readonly path: Path;
  readonly node: Node;
  /** What the schema expects, in its own words; null if it has none. */
  readonly expected: string | null;
  /** The JSON types that the schema accepts; none if it does not mention types. */
  readonly types: readonly string[];
  /** Whether a text has the format that the schema requires. */
  readonly accepts: (text: string) => boolean;
  /** The values that the schema accepts, if it lists them. */
  readonly known: readonly string[];
  readonly root: Node;
}

/** What was probably meant by a key: in words, and the key itself if it belongs to the same mapping. */
export interface IntendedKey {
  readonly hint: string;
  readonly key: string | null;
  /** If several keys of one mapping are a single mistake: its description, which is reported once. */
  readonly group?: string;
}

/** Advice that depends on the subject of a document, about a value or key that was written instead. Null: no advice. */
export interface Advice {
  readonly onKey: (unknown: UnknownKey) => IntendedKey | null;
  readonly onValue: (refused: RefusedValue) => string | null;
}
