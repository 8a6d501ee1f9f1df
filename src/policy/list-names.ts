import {
  formatPattern,
  kindOfPattern,
  matchesPattern,
  WELL_KNOWN,
  type CommunityPattern,
  type Family,
} from "../net/index.ts";

/** The prefix of all of peerc's names on a router. */
export const NAME_PREFIX = "PEERC_";

/** The longest name: it fits everywhere, with room for a platform's own suffix. */
const MAX_NAME = 56;

/** `V4` or `V6`. */
export function familySuffix(family: Family): string {
  return family === "ipv4" ? "V4" : "V6";
}

/** A word of a name: upper case, with `_` for everything but letters and digits. */
export function nameWord(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
}

/**
 * The name of a list of communities, from its contents: `PEERC_C_BLACKHOLE`, `PEERC_LC_52580_1_2`,
 * `PEERC_C_64500_100_TO_199`, `PEERC_LC_52580_1_ALL`.
 */
export function communityListName(communities: readonly CommunityPattern[]): string {
  const [first] = communities;
  const kind = { standard: "C", large: "LC", extended: "XC" }[
    first ? kindOfPattern(first) : "standard"
  ];
  const words = communities.map(communityWord);
  return shorten(`${NAME_PREFIX}${kind}_${words.join("_")}`);
}

/** The name of a list from a setting: its owner, the setting and, for prefixes, the family. */
export function settingListName(owner: string, setting: string, family: Family | null): string {
  const words = [`${owner}_${nameWord(setting)}`, ...(family ? [familySuffix(family)] : [])];
  return shorten(words.join("_"));
}

function communityWord(pattern: CommunityPattern): string {
  if (pattern.kind !== "range") {
    for (const [name, known] of Object.entries(WELL_KNOWN)) {
      if (matchesPattern(known, pattern)) return nameWord(name);
    }
  }
  return nameWord(formatPattern(pattern).replaceAll("*", "all").replace("-", "-to-"));
}

/** A name of at most 56 characters; a longer one ends in a hash of the whole. */
export function shorten(name: string): string {
  if (name.length <= MAX_NAME) return name;
  return `${name.slice(0, MAX_NAME - 9)}_${hash(name)}`;
}

/** FNV-1a, 32 bits, as eight hexadecimal digits. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value.toString(16).toUpperCase().padStart(8, "0");
}
