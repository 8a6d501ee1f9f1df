import type { Span } from "../diagnostics/index.ts";
import type { Address, AsnRange, Community, PrefixRange } from "../net/index.ts";

/** The types of settings that a policy declares itself. */
export const SETTING_TYPES = ["prefixes", "asns", "communities", "addresses", "number"] as const;

/** One of `SETTING_TYPES`. */
export type SettingType = (typeof SETTING_TYPES)[number];

/** The value of such a setting. */
export type SettingValue =
  | { readonly kind: "prefixes"; readonly ranges: readonly PrefixRange[] }
  | { readonly kind: "asns"; readonly ranges: readonly AsnRange[] }
  | { readonly kind: "communities"; readonly communities: readonly Community[] }
  | { readonly kind: "addresses"; readonly addresses: readonly Address[] }
  | { readonly kind: "number"; readonly value: number }
  /** A list of `policies/lists/`. */
  | { readonly kind: "named"; readonly type: "prefixes" | "asns"; readonly list: string };

/** A setting that a policy declares: `accepted_prefixes: { type: prefixes, default: [] }`. */
export interface DeclaredSetting {
  readonly name: string;
  /** Null if that has an error, which was reported. */
  readonly type: SettingType | null;
  /** Its value if nobody sets it; null: none. */
  readonly default: SettingValue | null;
  readonly span: Span;
}

/** A declared setting as set by a peer or session. */
export interface GivenSetting {
  readonly name: string;
  readonly value: SettingValue;
  readonly span: Span;
}

/** The types of all settings that policies declare, by name; null if one has an error. */
export type SettingTypes = ReadonlyMap<string, SettingType | null>;

/** A setting used in place of a value. */
export interface SettingReference {
  readonly setting: string;
  readonly span: Span;
}

/** A setting that a term uses. */
export interface SettingUse {
  readonly name: string;
  /** The type it must have for this use; null if that has already been checked. */
  readonly type: SettingType | null;
  /** Null: the term's own. */
  readonly span: Span | null;
}
