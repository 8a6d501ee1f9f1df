import { parseAddress, type AsnRange } from "../../../net/index.ts";
import { KnownStatements } from "../../known-statements.ts";
import { onceEach } from "../../once-each.ts";
import type { PlainPrefixes } from "../../plain-prefixes.ts";
import type { RplStatement } from "./parse-policy.ts";
import type { PlainPolicy } from "./plain-policy.ts";

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
  /** What an as-path-set in plain form holds by operator, in place of its lines. */
  readonly asns: ReadonlyMap<string, readonly AsnRange[]> | null;
  /** The body of a policy in plain form, in place of its lines. */
  readonly policy: PlainPolicy | null;
}

/** What an object has that is not in plain form, its lines aside. */
export const NOT_PLAIN = { body: [], prefixes: null, asns: null, policy: null } as const;

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
  readonly address = onceEach(parseAddress);
  readonly #objects = new Map<string, RawObject>();
  readonly #used = new Set<string>();
  readonly #read = new Map<string, unknown>();
  readonly #known = new Map<string, KnownStatements<readonly RplStatement[]>>();

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

  /** The statements known of policies that are read alike, which is what the key says. */
  known(
    key: string,
    parse: (text: string) => readonly RplStatement[],
  ): KnownStatements<readonly RplStatement[]> {
    let known = this.#known.get(key);
    if (!known) this.#known.set(key, (known = new KnownStatements(parse)));
    return known;
  }

  /** Objects of ours that nothing has used. */
  get unused(): readonly RawObject[] {
    return [...this.#objects]
      .filter(([key, { name }]) => name.startsWith("PEERC_") && !this.#used.has(key))
      .map(([, object]) => object);
  }
}
