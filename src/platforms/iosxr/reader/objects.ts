import { StatementCache } from "../../fast/statement-cache.ts";
import type { ScannedPrefixes } from "../../fast/prefix-cursor.ts";
import type { RplStatement } from "./parse-policy.ts";
import type { PolicyParts } from "./fast/split-policy.ts";
import type { TextLine } from "./text-line.ts";

/** A set or policy with its unparsed lines. */
export interface RawObject {
  readonly name: string;
  readonly line: number;
  readonly body: readonly TextLine[];
  /** The content of a prefix-set in plain form, instead of its lines. */
  readonly prefixes: ScannedPrefixes | null;
  /** The body of a policy in plain form, instead of its lines. */
  readonly policy: PolicyParts | null;
  /** Whether it is a policy with parameters. */
  readonly parameters: boolean;
}

/** The properties of an object that is not in plain form, except for its lines. */
export const NOT_SCANNED = {
  body: [],
  prefixes: null,
  policy: null,
  parameters: false,
} as const;

/** The lines of a policy, also if it is in plain form. */
export function bodyOf({ body, policy }: RawObject): readonly TextLine[] {
  return policy ? linesOf(policy.text, policy.line) : body;
}

/** The lines of a body with content: without comments on separate lines. */
export function linesOf(text: string, line: number): readonly TextLine[] {
  return text
    .split("\n")
    .map((raw, i) => ({ text: raw.trim(), line: line + i }))
    .filter(({ text: content }) => hasContent(content));
}

/** Whether a line without its indentation is more than a comment. */
export function hasContent(text: string): boolean {
  return text !== "" && !text.startsWith("#") && !text.startsWith("!");
}

/** The kinds of named objects, by the words that begin them. */
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

/** Everything that a file defines by name, and what is used of it. */
export class XrObjects {
  readonly #defined = new Map<ObjectKind, Map<string, DefinedObject>>();
  /** In file order. */
  readonly #all: DefinedObject[] = [];
  readonly #removed: NamedObject[] = [];
  readonly #read = new Map<string, Map<string, unknown>>();
  readonly #known = new Map<string, StatementCache<readonly RplStatement[]>>();

  /** Adds an object; the last one with a name counts, because it replaces the earlier ones. */
  define(kind: ObjectKind, object: RawObject): void {
    const named = entryOf(this.#defined, kind, () => new Map<string, DefinedObject>());
    const before = named.get(object.name);
    if (before) {
      before.object = object;
      return;
    }
    const defined = { object, used: false };
    named.set(object.name, defined);
    this.#all.push(defined);
  }

  /** Removes an object; a later one counts again. */
  remove(kind: ObjectKind, name: string): void {
    this.#removed.push({ kind, name });
    const defined = this.#defined.get(kind)?.get(name);
    if (!defined) return;
    this.#defined.get(kind)?.delete(name);
    this.#all.splice(this.#all.indexOf(defined), 1);
  }

  /** The object with a name, which is marked as used; null if there is none. Only valid once all are defined. */
  use(kind: ObjectKind, name: string): RawObject | null {
    const defined = this.#defined.get(kind)?.get(name);
    if (!defined) return null;
    defined.used = true;
    return defined.object;
  }

  /** The parsed form of an object, cached or new: all who use it share it. */
  readOnce<T>(kind: ObjectKind, name: string, how: string, read: () => T): T {
    // The keys determine the type: each `how` is used with only one `read`.
    const known = entryOf(this.#read, `${kind} ${how}`, () => new Map<string, unknown>());
    if (!known.has(name)) known.set(name, read());
    return known.get(name) as T;
  }

  /** The statement cache of policies that are read in the same way, as identified by the key. */
  known(
    key: string,
    parse: (text: string) => readonly RplStatement[],
  ): StatementCache<readonly RplStatement[]> {
    return entryOf(this.#known, key, () => new StatementCache(parse));
  }

  /** Objects that are removed and not defined again. */
  get removed(): readonly NamedObject[] {
    return this.#removed.filter(({ kind, name }) => !this.#defined.get(kind)?.has(name));
  }

  /** Peerc's objects that nothing has used. */
  get unused(): readonly RawObject[] {
    return this.#all
      .filter(({ object, used }) => object.name.startsWith("PEERC_") && !used)
      .map(({ object }) => object);
  }
}

/** An object by its kind and name. */
export interface NamedObject {
  readonly kind: ObjectKind;
  readonly name: string;
}

/** The final definition of an object in the file. */
interface DefinedObject {
  object: RawObject;
  used: boolean;
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let entry = map.get(key);
  if (entry === undefined) map.set(key, (entry = make()));
  return entry;
}
