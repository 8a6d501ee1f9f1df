import type { Element, WholeElement } from "./element.ts";

/** Numbers and words, as JSON has them. */
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/y;

/**
 * Reads an object of Junos's JSON that is an element in one pass, if it is plain: no string has an escape. `at`: where
 * its `{` is; `deepest`: how deep objects and arrays may be nested. Null leaves it to `JsonDocument`, which reads the
 * same of a plain one; "incomplete": its end has not come yet.
 */
export function readPlainJson(
  text: string,
  at: number,
  name: string,
  deepest: number,
): WholeElement | "incomplete" | null {
  const reader = new PlainJson(text, at, deepest);
  const element = reader.object(name, 1);
  if (!element) return reader.at >= text.length ? "incomplete" : null;
  return { element, end: reader.at, elements: reader.elements, textLength: reader.textLength };
}

/** One element being read. Where something is not plain, `at` stays before the end of the text. */
class PlainJson {
  readonly #text: string;
  readonly #deepest: number;
  at: number;
  elements = 0;
  textLength = 0;

  constructor(text: string, at: number, deepest: number) {
    this.#text = text;
    this.at = at;
    this.#deepest = deepest;
  }

  /** The object whose `{` is next, as an element. */
  object(name: string, depth: number): Element | null {
    if (depth > this.#deepest) return null;
    this.elements++;
    const children: Element[] = [];
    let own = "";
    this.at++;
    if (this.#next() === CLOSE_OBJECT) {
      this.at++;
      return { name, text: "", children };
    }
    for (;;) {
      if (this.#next() !== QUOTE) return null;
      const key = this.#string();
      if (key === null || this.#next() !== COLON) return null;
      this.at++;
      if (key === "attributes" || key.startsWith("@")) {
        const before = this.textLength;
        if (!this.#skip(depth + 1)) return null;
        this.textLength = before;
      } else if (key === "data") {
        const data = this.#scalar();
        if (data === undefined) return null;
        if (data !== null) own += data;
      } else if (!this.#member(key, children, depth)) return null;
      const next = this.#next();
      if (next !== COMMA && next !== CLOSE_OBJECT) return null;
      this.at++;
      if (next === CLOSE_OBJECT) return { name, text: own.trim(), children };
    }
  }

  /** A value of a key: an element, or an array of them. */
  #member(name: string, into: Element[], depth: number): boolean {
    if (this.#next() !== OPEN_ARRAY) return this.#element(name, into, depth);
    if (depth + 1 > this.#deepest) return false;
    this.at++;
    if (this.#next() === CLOSE_ARRAY) {
      this.at++;
      return true;
    }
    for (;;) {
      if (!this.#element(name, into, depth + 1)) return false;
      const next = this.#next();
      if (next !== COMMA && next !== CLOSE_ARRAY) return false;
      this.at++;
      if (next === CLOSE_ARRAY) return true;
    }
  }

  #element(name: string, into: Element[], depth: number): boolean {
    if (this.#next() === OPEN_OBJECT) {
      const child = this.object(name, depth + 1);
      if (child) into.push(child);
      return child !== null;
    }
    const text = this.#scalar();
    if (text === undefined) return false;
    this.elements++;
    into.push({ name, text: (text ?? "").trim(), children: [] });
    return true;
  }

  /** A string, a number or a word: null is no text, undefined is something else. */
  #scalar(): string | null | undefined {
    if (this.#next() === QUOTE) {
      const text = this.#string() ?? undefined;
      this.textLength += text?.length ?? 0;
      return text;
    }
    WORD.lastIndex = this.at;
    const [word] = WORD.exec(this.#text) ?? [];
    // A word at the end of the text may go on.
    if (word === undefined || word.length > 32 || this.at + word.length >= this.#text.length) {
      if (OF_A_WORD.test(this.#text.slice(this.at))) this.at = this.#text.length;
      return undefined;
    }
    this.at += word.length;
    if (word === "null") return null;
    this.textLength += word.length;
    return word;
  }

  /** A string whose quote is next. */
  #string(): string | null {
    const text = this.#text;
    const start = this.at + 1;
    const end = text.indexOf('"', start);
    if (end < 0) {
      this.at = text.length;
      return null;
    }
    const found = text.slice(start, end);
    if (found.length > LONGEST || found.includes("\\")) return null;
    this.at = end + 1;
    return found;
  }

  /** Passes over a value that is no element. */
  #skip(depth: number): boolean {
    const next = this.#next();
    if (next !== OPEN_OBJECT) return next !== OPEN_ARRAY && this.#scalar() !== undefined;
    if (depth > this.#deepest) return false;
    this.at++;
    if (this.#next() === CLOSE_OBJECT) {
      this.at++;
      return true;
    }
    for (;;) {
      if (this.#next() !== QUOTE || this.#string() === null) return false;
      if (this.#next() !== COLON) return false;
      this.at++;
      if (!this.#skip(depth + 1)) return false;
      const after = this.#next();
      if (after !== COMMA && after !== CLOSE_OBJECT) return false;
      this.at++;
      if (after === CLOSE_OBJECT) return true;
    }
  }

  /** The next character that is no blank; NaN at the end of the text. */
  #next(): number {
    const text = this.#text;
    let code = text.charCodeAt(this.at);
    while (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d) {
      code = text.charCodeAt(++this.at);
    }
    return code;
  }
}

/** The beginning of a number or a word up to the end of a text. */
const OF_A_WORD = /^[\w.+-]+$/;
/** The longest string, in characters, that is read here. */
const LONGEST = 65_536;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
