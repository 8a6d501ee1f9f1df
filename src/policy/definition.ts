import type { Span } from "../diagnostics/index.ts";
import type { AsnSet, Community, Family, PrefixSet } from "../net/index.ts";
import type { CommunityPattern, Verdict } from "./ir.ts";
import type { RpkiState } from "./route.ts";
import type { OnExceed } from "./on-exceed.ts";
import type { Settings } from "./settings.ts";

/** A policy as its file says it: before settings, peers and registry data are known. */
export interface PolicyDefinition {
  readonly name: string;
  readonly about: string;
  readonly settings: Partial<Settings>;
  readonly maxPrefixes: {
    readonly maximum: Readonly<Record<Family, number>>;
    /** Percent. */
    readonly warnAt: number;
    readonly onExceed: OnExceed;
  };
  readonly import: readonly TermDefinition[];
  readonly export: readonly TermDefinition[];
  /** Terms are missing: they had errors, which were reported. */
  readonly incomplete: boolean;
  readonly span: Span;
}

/** A term of a policy, or a rule of the library. */
export interface TermDefinition {
  readonly name: string;
  readonly number: number;
  readonly about: string;
  /** The term is there only for sessions where this setting is true, or above zero, or not empty. */
  readonly guard: keyof Settings | null;
  readonly when: readonly ConditionDefinition[];
  readonly edits: readonly EditDefinition[];
  readonly verdict: Verdict;
  /** The line of the policy that puts the term there. */
  readonly span: Span;
}

/** A test, or its negation. */
export interface ConditionDefinition {
  readonly negated: boolean;
  readonly test: TestDefinition;
  readonly span: Span;
}

/** A number by itself, or the name of the setting that holds it. */
export type OrSetting<T> = T | { readonly setting: keyof Settings };

/** A test whose lists are named and whose numbers may be settings. */
export type TestDefinition =
  | { readonly kind: "prefix"; readonly list: string }
  | {
      readonly kind: "prefix-length";
      readonly than: "longer" | "shorter";
      readonly bits: OrSetting<Readonly<Record<Family, number>>>;
    }
  | { readonly kind: "as-path-length"; readonly over: OrSetting<number> }
  | { readonly kind: "as-path-contains"; readonly list: string; readonly butPeer: boolean }
  | { readonly kind: "as-path-first" }
  | { readonly kind: "as-path-origin"; readonly list: string }
  | { readonly kind: "as-path-has-set" }
  | { readonly kind: "as-path-empty" }
  | { readonly kind: "next-hop" }
  | { readonly kind: "community"; readonly communities: readonly CommunityDefinition[] }
  | { readonly kind: "rpki"; readonly state: RpkiState };

/** A community whose first number may be our own ASN. */
export type CommunityDefinition =
  | { readonly own: false; readonly community: Community }
  /** `$own:200` (two numbers: standard) or `$own:1:2` (three: large). */
  | { readonly own: true; readonly numbers: readonly number[]; readonly span: Span };

/** An edit whose numbers may be settings. */
export type EditDefinition =
  | { readonly kind: "remove-communities"; readonly what: CommunityPattern["kind"] }
  | { readonly kind: "add-communities"; readonly communities: readonly CommunityDefinition[] }
  /** The session's `communities` setting. */
  | { readonly kind: "add-session-communities" }
  | { readonly kind: "set-local-preference"; readonly value: OrSetting<number> }
  | { readonly kind: "set-med"; readonly value: OrSetting<number> }
  | { readonly kind: "set-next-hop"; readonly to: "self" | "discard" }
  | { readonly kind: "prepend"; readonly times: OrSetting<number> };

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
    "what the peer's as-sets register and its `prefixes` declare; with `more_specifics`, also more-specifics up to `max_length`",
  "registered-hosts":
    "every single address (/32, /128) inside what the peer's as-sets register and its `prefixes` declare",
  announced: "what our own as-sets register",
} as const;

/** Lists of ASNs that every session has. */
export const BUILT_IN_ASN_LISTS = {
  "own-asn": "our own ASN",
  "registered-origins": "the ASNs that the peer's as-sets hold and its `origins` declare",
} as const;

/** Everything that policies are made of. */
export interface PolicyLibrary {
  readonly policies: ReadonlyMap<string, PolicyDefinition>;
  readonly rules: ReadonlyMap<string, Omit<TermDefinition, "number">>;
  readonly lists: ReadonlyMap<string, ListDefinition>;
}
