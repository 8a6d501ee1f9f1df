/**
 * ASCII replacements for letters that are not a plain letter with a diacritic, and for typographic signs without a
 * compatibility form.
 */
const IN_ASCII: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ß: "ss", ẞ: "SS", æ: "ae", Æ: "AE", œ: "oe", Œ: "OE", ø: "o", Ø: "O" }),
  ...Object.entries({ đ: "d", Đ: "D", ð: "d", Ð: "D", þ: "th", Þ: "Th", ł: "l", Ł: "L" }),
  ...Object.entries({ ı: "i", ħ: "h", Ħ: "H", ŧ: "t", Ŧ: "T", ŋ: "ng", Ŋ: "Ng", ə: "e", Ə: "E" }),
  ...Object.entries({ "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"' }),
  ...Object.entries({ "»": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "•": "-" }),
]);

/** The nearest replacement for a sign that has a meaning on a platform. */
const NEAREST: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': "'",
    "{": "(",
    "}": ")",
    "<": "(",
    ">": ")",
    ";": ",",
    "|": "/",
    "\\": "/",
  }),
);

/** Texts that are the same on every platform. */
const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9.,:/()+&@=*_-]| (?! |$))*$/;

/**
 * A display text as a platform can print it, in printable ASCII: letters without their accents, signs with a meaning
 * on the platform replaced by the nearest one without, runs of blanks collapsed. Anything else is left out (other
 * scripts, a `$`); the result may be empty.
 *
 * `unsafeCharacter` returns the first character of a text that the platform does not accept, or null.
 */
export function freeText(text: string, unsafeCharacter: (text: string) => string | null): string {
  if (PLAIN.test(text)) return text;
  const ascii = Array.from(text.normalize("NFC"), (letter) => IN_ASCII.get(letter) ?? letter)
    .join("")
    .normalize("NFKD")
    .replaceAll(/\s/gu, " ")
    .replaceAll(/[^ -~]/gu, "");
  // Between letters: some platforms do not accept every sign at the beginning.
  const fits = (sign: string): boolean => unsafeCharacter(`x${sign}x`) === null;
  const carried = Array.from(ascii, (sign) => {
    if (fits(sign)) return sign;
    const nearest = NEAREST.get(sign) ?? "";
    return fits(nearest) ? nearest : "";
  })
    .join("")
    // Quotes around text in another script, which are not the end of one quoted text and the begin of the next; and
    // brackets around it.
    .replaceAll(/(?<![^ ([])(['"]) *\1(?![^ )\]])/g, "")
    .replaceAll(/\( *\)|\[ *\]/g, "")
    .replaceAll(/ +/g, " ")
    .replace(/^[ !#<]+/, "")
    .trimEnd();
  return /[A-Za-z0-9]/.test(carried) ? carried : "";
}
