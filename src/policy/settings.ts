import type { Community, Family } from "../net/index.ts";

/**
 * The values that policy terms read. A policy file gives them; a peer and then a session may override them.
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
  /** Accept blackhole routes (RFC 7999) inside what the peer has registered. */
  readonly blackhole: boolean;
  /** Copies of our own ASN put in front on export, 0 to 10. */
  readonly prepend: number;
  /** MED on export, or null: none is set. */
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

/** Those that may stand after `if` of a term: on where true, above zero, or not empty. */
export const GUARD_NAMES = [
  "more_specifics",
  "blackhole",
  "prepend",
  "med",
  "communities",
] as const satisfies readonly (keyof Settings)[];

/** Those that are lengths of prefixes. */
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

/** Whether a name is that of a setting that every policy may give. */
export function isSettingName(name: string): name is keyof Settings {
  return (SETTING_NAMES as readonly string[]).includes(name);
}
