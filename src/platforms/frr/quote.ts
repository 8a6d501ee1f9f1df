/** The most bytes of a prefix list's name (frr-filter.yang); applied to other names as well. */
export const MAX_NAME = 128;

/** The most bytes of a description: what peerc allows itself, on one line with everything else. */
export const MAX_TEXT = 128;

/** The most bytes of a shutdown message (RFC 9003). FRR takes longer ones, and sends this much (tried on 8.4.4). */
export const MAX_MESSAGE = 255;

/** vtysh splits a line of 4096 bytes, and the second part would be a command of its own. */
const MAX_COMMENT = 1000;

/** Whether a name can be printed unquoted: an apostrophe in one crashes bgpd 8.4. */
export function isName(text: string): boolean {
  return /^PEERC_[A-Za-z0-9_]+$/.test(text) && text.length <= MAX_NAME;
}

/** A name for printing; one that is not `isName` is a bug. */
export function name(text: string): string {
  if (!isName(text)) throw new Error(`frr: not a name: ${text}`);
  return text;
}

/** Whether a text can be the router's host name, a single word. */
export function isHostName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(text);
}

/**
 * The first character of a text that is not allowed on a line of FRR, for a message; null if the text is valid. FRR
 * has no quoting: a text extends to the end of its line. A `|` sends the line to vtysh's output pipe and loses it
 * without an error, `?` asks for help when the file is pasted, and `envsubst` would replace what follows a `$`.
 */
export function unsafeCharacter(text: string): string | null {
  return firstMatch(/[^ !-~]|[|?$]/u, text);
}

/**
 * The same for the message of a shutdown, which FRR sends byte by byte: letters of any script, but nothing that cannot be
 * seen, and no blanks besides the usual one, which programs may take for it.
 */
export function unsafeInMessage(text: string): string | null {
  return firstMatch(/[\p{C}\p{Zl}\p{Zp}|?$]|[^\S ]/u, text);
}

/** The first match, as itself if it is visible ASCII, otherwise as its code point. */
function firstMatch(unsafe: RegExp, text: string): string | null {
  const match = unsafe.exec(text);
  if (!match) return null;
  const code = match[0].codePointAt(0) ?? 0;
  return code > 0x20 && code < 0x7f
    ? match[0]
    : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * A free text that extends to the end of its line. Runs of blanks are collapsed, as FRR stores them: otherwise every
 * reload would see a difference. A text that `unsafeCharacter` refuses is a bug, and so is an empty one.
 */
export function freeText(text: string): string {
  const collapsed = text.replace(/ +/g, " ").trim();
  if (collapsed === "" || unsafeCharacter(collapsed) !== null || collapsed.length > MAX_TEXT) {
    throw new Error("frr: unsafe text");
  }
  return collapsed;
}

/** The message of a shutdown, in the same way. */
export function messageText(text: string): string {
  const collapsed = text.replace(/ +/g, " ").trim();
  const isLong = byteLength(collapsed) > MAX_MESSAGE;
  if (collapsed === "" || unsafeInMessage(collapsed) !== null || isLong) {
    throw new Error("frr: unsafe message");
  }
  return collapsed;
}

/** The length of a text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * A text for a comment after `! `: on one line and not too long, whatever it contains. `$` is removed as well, so
 * that `envsubst` puts no secret into a comment.
 */
export function comment(text: string): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}$]+/gu, " ").trim();
  return line.length <= MAX_COMMENT ? line : `${line.slice(0, MAX_COMMENT)} ...`;
}
