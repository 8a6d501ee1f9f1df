/** Characters with another one in their place that every platform takes as text (see `readSafeText`). */
const INSTEAD: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "Th",
  ı: "i",
  "–": "-",
  "—": "-",
  "‐": "-",
  "‑": "-",
  "{": "(",
  "}": ")",
  "<": "(",
  ">": ")",
  "|": "/",
  "\\": "/",
  ";": ",",
};

/** Quotes and apostrophes, which platforms end a text with, and question marks, which ask IOS-XR for help: left out. */
const LEFT_OUT = /["'?\u2018\u2019\u201c\u201d\u00ab\u00bb\u00b4]/gu;

/** All that platforms take as text. */
const TAKEN = /[ !#%&()*+,\-./0-9:=@A-Z[\]^_`a-z~]/;

/**
 * A name for people as every platform can print it: accents off, quotes left out, `_` for letters without a likeness in ASCII,
 * single blanks, no mark of a comment in front, at most so many characters. Never empty.
 */
export function printableText(text: string, longest: number): string {
  const plain = Array.from(
    text.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(LEFT_OUT, ""),
  )
    .map((character) => INSTEAD[character] ?? (TAKEN.test(character) ? character : "_"))
    .join("")
    .replaceAll(/ +/g, " ")
    .replace(/^[ !#]+/, "")
    .slice(0, longest)
    .trimEnd();
  return plain === "" ? "-" : plain;
}
