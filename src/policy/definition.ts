import type { Span } from "../diagnostics/index.ts";
import type { AsnSet, Family, PrefixSet } from "../net/index.ts";
import type { TestDefinition } from "./conditions.ts";
import type { EditDefinition } from "./edits.ts";
import type { Verdict } from "./ir.ts";
import type { OnExceed } from "./on-exceed.ts";
import type { DeclaredSetting } from "./setting-value.ts";
import type { Settings } from "./settings.ts";

/** A policy as written in its file: before settings, peers and registry data are known. */
export interface PolicyDefinition {
  readonly name: string;
  readonly about: string;
  readonly settings: Partial<Settings>;
  /** The settings that it declares itself. */
  readonly declares: readonly DeclaredSetting[];
  readonly maxPrefixes: {
    readonly maximum: Readonly<Record<Family, number>>;
    /** Percent. */
    readonly warnAt: number;
    readonly onExceed: OnExceed;
  };
  readonly import: readonly TermDefinition[];
  readonly export: readonly TermDefinition[];
  /** Terms are missing because they had errors, which were reported. */
  readonly incomplete: boolean;
  readonly span: Span;
}

/** A term of a policy, or a rule of the library. */
export interface TermDefinition {
  readonly name: string;
  readonly number: number;
  readonly about: string;
  /** The term exists only for sessions for which this setting is true, above zero, or not empty. */
  readonly guard: { readonly setting: string; readonly span: Span } | null;
  readonly when: readonly ConditionDefinition[];
  /** Alternatives, of which at least one must hold as a whole; empty if there are none. */
  readonly anyOf: readonly (readonly ConditionDefinition[])[];
  readonly edits: readonly EditDefinition[];
  readonly verdict: Verdict;
  /** The line of the policy that adds the term. */
  readonly span: Span;
}

/** A test, or its negation. */
export interface ConditionDefinition {
  readonly negated: boolean;
  readonly test: TestDefinition;
  readonly span: Span;
}

/** A list from `policies/lists/`. */
export type ListDefinition =
  | {
      readonly kind: "prefixes";
      readonly name: string;
      readonly about: string;
      readonly sets: Readonly<Record<Family, PrefixSet>>;
      readonly span: Span;
    }
  | {
      readonly kind: "asns";
      readonly name: string;
      readonly about: string;
      readonly set: AsnSet;
      readonly span: Span;
    };

/** Lists that every session has, made from the declaration and the registries. */
export const BUILT_IN_PREFIX_LISTS = {
  "default-route": "the default route itself",
  "own-prefixes": "our own address space and all more-specifics of it",
  "exchange-lans": "the LANs of all declared exchanges and all more-specifics of them",
  registered:
    "what is registered in the peer's as-sets or declared in its `prefixes`; with `more_specifics`, also more-specifics up to `max_length`",
  "registered-hosts":
    "every single address (/32, /128) inside of what is registered in the peer's as-sets or declared in its `prefixes`",
  announced: "what is registered in our own as-sets",
} as const;

/** Lists of ASNs that every session has. */
export const BUILT_IN_ASN_LISTS = {
  "own-asn": "our own ASN",
  "registered-origins": "the ASNs in the peer's as-sets or declared in its `origins`",
} as const;

/** Everything that policies are made of. */
export interface PolicyLibrary {
  readonly policies: ReadonlyMap<string, PolicyDefinition>;
  readonly rules: ReadonlyMap<string, Omit<TermDefinition, "number">>;
  readonly lists: ReadonlyMap<string, ListDefinition>;
}
