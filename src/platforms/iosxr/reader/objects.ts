import type { PlainPrefixes } from "../../plain-prefixes.ts";

/** A line of a configuration without its indentation. */
export interface TextLine {
  readonly text: string;
  readonly line: number;
}

/** A set or policy as it stands, its lines not read yet. */
export interface RawObject {
  readonly name: string;
  readonly line: number;
  readonly body: readonly TextLine[];
  /** What a prefix-set in plain form holds, in place of its lines. */
  readonly prefixes: PlainPrefixes | null;
}

/** What kinds of named objects there are, as the words that begin them. */
export const OBJECT_KINDS = [
  "prefix-set",
  "as-path-set",
  "community-set",
  "large-community-set",
  "extcommunity-set rt",
  "route-policy",
] as const;

/** A kind of named object. */
export type ObjectKind = (typeof OBJECT_KINDS)[number];

/** Everything a file defines by name, and what of it is used. */
export class XrObjects {
  readonly #objects = new Map<string, RawObject>();
  readonly #used = new Set<string>();
  readonly #read = new Map<string, unknown>();

  /** Takes an object; the last of a name counts, as it replaces the ones before. */
  define(kind: ObjectKind, object: RawObject): void {
    this.#objects.set(`${kind} ${object.name}`, object);
  }

  /** The object of a name, which counts as used from now on; null where there is none. */
  use(kind: ObjectKind, name: string): RawObject | null {
    const key = `${kind} ${name}`;
    this.#used.add(key);
    return this.#objects.get(key) ?? null;
  }

  /** What an object was read as before, or is now: all who use it share it. */
  readOnce<T>(kind: ObjectKind, name: string, how: string, read: () => T): T {
    const key = `${kind} ${name} ${how}`;
    // The key tells the type: each `how` is asked for with one `read` only.
    if (!this.#read.has(key)) this.#read.set(key, read());
    return this.#read.get(key) as T;
  }

  /** Objects of ours that nothing has used. */
  get unused(): readonly RawObject[] {
    return [...this.#objects]
      .filter(([key, { name }]) => name.startsWith("PEERC_") && !this.#used.has(key))
      .map(([, object]) => object);
  }
}
