import { parseAddress, type AsnRange } from "../../../net/index.ts";
import { StatementCache } from "../../fast/statement-cache.ts";
import { memoize } from "../../fast/memoize.ts";
import type { ScannedPrefixes } from "../../fast/prefix-cursor.ts";
import type { RplStatement } from "./parse-policy.ts";
import type { PolicyParts } from "./fast/split-policy.ts";
import type { TextLine } from "./text-line.ts";

/** A set or policy as it stands, its lines not read yet. */
export interface RawObject {
  readonly name: string;
  readonly line: number;
  readonly body: readonly TextLine[];
  /** What a prefix-set in plain form holds, in place of its lines. */
  readonly prefixes: ScannedPrefixes | null;
  /** What an as-path-set in plain form holds by operator, in place of its lines. */
  readonly asns: ReadonlyMap<string, readonly AsnRange[]> | null;
  /** The body of a policy in plain form, in place of its lines. */
  readonly policy: PolicyParts | null;
  /** Whether it is a policy with parameters. */
  readonly parameters: boolean;
}

/** What an object has that is not in plain form, its lines aside. */
export const NOT_SCANNED = {
  body: [],
  prefixes: null,
  asns: null,
  policy: null,
  parameters: false,
} as const;

/** The lines of a policy, also of one in plain form. */
export function bodyOf({ body, policy }: RawObject): readonly TextLine[] {
  return policy ? linesOf(policy.text, policy.line) : body;
}

/** The lines of a body that say something: without comments on lines of their own. */
export function linesOf(text: string, line: number): readonly TextLine[] {
  return text
    .split("\n")
    .map((said, i) => ({ text: said.trim(), line: line + i }))
    .filter(({ text: said }) => saysSomething(said));
}

/** Whether a line without its indentation is more than a comment. */
export function saysSomething(text: string): boolean {
  return text !== "" && !text.startsWith("#") && !text.startsWith("!");
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
  /** Reads an address, the same text once. */
  readonly address = memoize(parseAddress);
  readonly #defined = new Map<ObjectKind, Map<string, DefinedObject>>();
  /** In the order of the file. */
  readonly #all: DefinedObject[] = [];
  readonly #read = new Map<string, Map<string, unknown>>();
  readonly #known = new Map<string, StatementCache<readonly RplStatement[]>>();

  /** Takes an object; the last of a name counts, as it replaces the ones before. */
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

  /** Takes an object away again; one that comes later counts. */
  remove(kind: ObjectKind, name: string): void {
    const defined = this.#defined.get(kind)?.get(name);
    if (!defined) return;
    this.#defined.get(kind)?.delete(name);
    this.#all.splice(this.#all.indexOf(defined), 1);
  }

  /** The object of a name, which counts as used from now on; null where there is none. Asked once all are defined. */
  use(kind: ObjectKind, name: string): RawObject | null {
    const defined = this.#defined.get(kind)?.get(name);
    if (!defined) return null;
    defined.used = true;
    return defined.object;
  }

  /** What an object was read as before, or is now: all who use it share it. */
  readOnce<T>(kind: ObjectKind, name: string, how: string, read: () => T): T {
    // The keys tell the type: each `how` is asked for with one `read` only.
    const known = entryOf(this.#read, `${kind} ${how}`, () => new Map<string, unknown>());
    if (!known.has(name)) known.set(name, read());
    return known.get(name) as T;
  }

  /** The statements known of policies that are read alike, which is what the key says. */
  known(
    key: string,
    parse: (text: string) => readonly RplStatement[],
  ): StatementCache<readonly RplStatement[]> {
    return entryOf(this.#known, key, () => new StatementCache(parse));
  }

  /** Objects of ours that nothing has used. */
  get unused(): readonly RawObject[] {
    return this.#all
      .filter(({ object, used }) => object.name.startsWith("PEERC_") && !used)
      .map(({ object }) => object);
  }
}

/** An object as the file has it at last. */
interface DefinedObject {
  object: RawObject;
  used: boolean;
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let entry = map.get(key);
  if (entry === undefined) map.set(key, (entry = make()));
  return entry;
}
