import { freeText } from "../platforms/index.ts";

/** What no platform reads as anything but text: in comments, in double quotes, and up to the end of a line. */
const STRANGE = /[^A-Za-z0-9 .,:/()+&@=_-]/;

/** The most characters of a description: as few as any of the platforms allows. */
const LONGEST = 80;

/**
 * A text in any script as every platform can print it, for descriptions and comments: printable ASCII without any sign
 * that has a meaning somewhere. May be empty.
 */
export function plainText(text: string): string {
  const plain = freeText(text, (part) => STRANGE.exec(part)?.[0] ?? null);
  // A text that needs no change is not looked at by `freeText`: it may have an asterisk.
  return plain.replaceAll(new RegExp(STRANGE, "g"), "").slice(0, LONGEST).trim();
}
