import type { Community, Family } from "../net/index.ts";

/**
 * The settings that policy terms use. A policy file defines them; a peer and then a session may override them.
 * Lengths are in bits, by family. A policy may declare others: see `DeclaredSetting`.
 */
export interface Settings {
  /** Longest prefix accepted. */
  readonly max_length: Readonly<Record<Family, number>>;
  /** Shortest prefix accepted. */
  readonly min_length: Readonly<Record<Family, number>>;
  /** Most hops in an AS_PATH. */
  readonly max_as_path: number;
  /** Local preference of accepted routes. */
  readonly local_preference: number;
  /** Accept more-specifics of registered prefixes, up to `max_length`. */
  readonly more_specifics: boolean;
  /** Accept blackhole routes (RFC 7999) inside of what the peer has registered. */
  readonly blackhole: boolean;
  /** How many times our own ASN is prepended on export, 0 to 10. */
  readonly prepend: number;
  /** MED on export, or null for none. */
  readonly med: number | null;
  /** Communities added on export. */
  readonly communities: readonly Community[];
}

/** The names of all settings. */
export const SETTING_NAMES = [
  "max_length",
  "min_length",
  "max_as_path",
  "local_preference",
  "more_specifics",
  "blackhole",
  "prepend",
  "med",
  "communities",
] as const satisfies readonly (keyof Settings)[];

/** Those allowed after `if` of a term: on if true, above zero, or not empty. */
export const GUARD_NAMES = [
  "more_specifics",
  "blackhole",
  "prepend",
  "med",
  "communities",
] as const satisfies readonly (keyof Settings)[];

/** Those that are prefix lengths. */
export const LENGTH_NAMES = [
  "max_length",
  "min_length",
] as const satisfies readonly (keyof Settings)[];

/** Those that are numbers. */
export const NUMBER_NAMES = [
  "max_as_path",
  "local_preference",
  "prepend",
  "med",
] as const satisfies readonly (keyof Settings)[];

/** Whether a name is that of a setting that every policy has. */
export function isSettingName(name: string): name is keyof Settings {
  return (SETTING_NAMES as readonly string[]).includes(name);
}
