/**
 * Whether an interface of Linux can have a name, in letters that need no quotes anywhere: at most 15 of them (IFNAMSIZ of
 * linux/if.h), and no `/` or `:` (`dev_valid_name` of net/core/dev.c).
 */
export function isLinuxInterface(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}$/.test(name);
}

/** The construct of an interface that Linux cannot have, for a message. */
export function notLinuxInterface(name: string): string {
  return `an interface of the name ${name}: on Linux it has at most 15 characters, and no \`/\` or \`:\``;
}
