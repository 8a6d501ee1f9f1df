/** Letters that are no plain letter with a mark on it, and signs of typography that have no compatible form, in ASCII. */
const IN_ASCII: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ß: "ss", ẞ: "SS", æ: "ae", Æ: "AE", œ: "oe", Œ: "OE", ø: "o", Ø: "O" }),
  ...Object.entries({ đ: "d", Đ: "D", ð: "d", Ð: "D", þ: "th", Þ: "Th", ł: "l", Ł: "L" }),
  ...Object.entries({ ı: "i", ħ: "h", Ħ: "H", ŧ: "t", Ŧ: "T", ŋ: "ng", Ŋ: "Ng", ə: "e", Ə: "E" }),
  ...Object.entries({ "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"' }),
  ...Object.entries({ "»": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "•": "-" }),
]);

/** What is nearest to a sign that a platform gives a meaning to. */
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

/** Texts of which nothing changes on any platform. */
const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9.,:/()+&@=*_-]| (?! |$))*$/;

/**
 * A text for people as a platform can carry it, in printable ASCII: letters without their accents, for a sign that means
 * something to the platform the nearest one that does not, one blank for several. What has no such form is left out
 * (other scripts, a `$`); nothing may be left then, and the text is empty.
 *
 * `unsafeCharacter` gives the first character of a text that the platform cannot take, or null.
 */
export function freeText(text: string, unsafeCharacter: (text: string) => string | null): string {
  if (PLAIN.test(text)) return text;
  const ascii = Array.from(text.normalize("NFC"), (letter) => IN_ASCII.get(letter) ?? letter)
    .join("")
    .normalize("NFKD")
    .replaceAll(/\s/gu, " ")
    .replaceAll(/[^ -~]/gu, "");
  // Between letters: some platforms take a sign that they would not take in front.
  const fits = (sign: string): boolean => unsafeCharacter(`x${sign}x`) === null;
  const carried = Array.from(ascii, (sign) => {
    if (fits(sign)) return sign;
    const nearest = NEAREST.get(sign) ?? "";
    return fits(nearest) ? nearest : "";
  })
    .join("")
    // Brackets around another script.
    .replaceAll(/\( *\)|\[ *\]|' *'/g, "")
    .replaceAll(/ +/g, " ")
    .replace(/^[ !#<]+/, "")
    .trimEnd();
  return /[A-Za-z0-9]/.test(carried) ? carried : "";
}
