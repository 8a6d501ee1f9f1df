import type { Node, Path } from "./node.ts";

/** A key that has no meaning where it stands. */
export interface UnknownKey {
  readonly path: Path;
  readonly key: string;
  /** The keys that have one. */
  readonly known: readonly string[];
  readonly root: Node;
}

/** A value that a schema refuses. */
export interface RefusedValue {
  readonly path: Path;
  readonly node: Node;
  /** What the schema takes, in its own words; null where it has none. */
  readonly expected: string | null;
  /** The JSON types that the schema takes; none where it says nothing of types. */
  readonly types: readonly string[];
  /** Whether a text is of the form that the schema asks for. */
  readonly accepts: (text: string) => boolean;
  /** The values that the schema takes, where it lists them. */
  readonly known: readonly string[];
  readonly root: Node;
}

/** What was perhaps meant by a key: in words, and the key itself where it is one of the same mapping. */
export interface IntendedKey {
  readonly hint: string;
  readonly key: string | null;
  /** Where several keys of one mapping are one mistake: what it is, which is said once. */
  readonly group?: string;
}

/** What people who know the subject of a document say to somebody who wrote something else. Null: nothing. */
export interface Advice {
  readonly onKey: (unknown: UnknownKey) => IntendedKey | null;
  readonly onValue: (refused: RefusedValue) => string | null;
}
