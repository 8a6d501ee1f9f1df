import { countNewlines } from "./count-newlines.ts";
import { DEEPEST, type DocumentReader } from "./document-reader.ts";
import type { ElementHandler } from "./element.ts";
import { HeldText } from "./held-text.ts";
import { readPlainJson } from "./plain-json.ts";

/** The longest string, in characters: many times what an extended BGP message can hold as text. */
const LONGEST = 1024 * 1024;

/** An object or array that is being read. */
interface Frame {
  readonly isArray: boolean;
  /** The name of an array's elements, or of the element that an object is. */
  readonly name: string;
  /** Whether the object is an element, which is to be closed. */
  readonly isElement: boolean;
  /** Whether it is part of an element's attributes, which are of no interest. */
  readonly isSkipped: boolean;
}

/** What may come next. */
type Expected = "key" | "key-or-end" | "colon" | "value" | "value-or-end" | "comma-or-end";

/**
 * Reads the JSON that Junos makes of its XML: `"name" : [{"data" : "text", "attributes" : {...}}]` is an element with a
 * text, and every other key is an element inside of the object's; the shorter form `"name" : "text"` is read as well.
 * Two things that JSON does not allow are read, because Junos prints them: line breaks in strings
 * (https://github.com/Juniper/py-junos-eznc/pull/1048) and keys that are there twice
 * (https://github.com/Juniper/ansible-junos-stdlib/issues/562), which are elements one after the other.
 */
export class JsonDocument implements DocumentReader {
  readonly #handler: ElementHandler;
  readonly #frames: Frame[] = [];
  #state: DocumentReader["state"] = "open";
  #expected: Expected = "value";
  #key = "";
  /** The string being read; null outside of one. */
  #string: string[] | null = null;
  #stringLength = 0;
  /** The escape being read, from its backslash. */
  #escape = "";
  /** The number or word being read. */
  #word = "";
  #lines = 0;
  /** What has come of an element that may be plain. */
  readonly #held = new HeldText();
  /** Where an object begins in the text being read, if its end has not come; -1: nowhere. */
  #incomplete = -1;

  constructor(handler: ElementHandler) {
    this.#handler = handler;
  }

  get state(): DocumentReader["state"] {
    return this.#state;
  }

  get lines(): number {
    return this.#lines + this.#held.lines;
  }

  read(piece: string, from: number): number {
    return this.#held.read(piece, from, this.#readText);
  }

  finish(): void {
    this.#held.finish(this.#readText);
  }

  /** As `HeldText` says. */
  readonly #readText = (text: string, from: number, isLast: boolean): number => {
    let at = from;
    while (at < text.length && this.#state === "open") {
      at = this.#string ? this.#readString(text, at) : this.#readOutside(text, at, isLast);
      if (this.#incomplete < 0) continue;
      this.#held.hold(text.slice(this.#incomplete));
      this.#incomplete = -1;
      return text.length;
    }
    return at;
  };

  /** The offset after an object that is a plain element; the same one if it is none, or not there as a whole. */
  #readPlain(text: string, at: number, isLast: boolean): number {
    const inside = this.#frames.at(-1);
    const name = this.#nameOfValue();
    if (!inside || inside.isSkipped || name === "data" || this.#isAttribute(name)) return at;
    if (this.#expected !== "value" && this.#expected !== "value-or-end") return at;
    if (!this.#handler.takesWhole(name)) return at;
    const found = readPlainJson(text, at, name, DEEPEST - this.#frames.length);
    if (found === "incomplete" && !isLast) this.#incomplete = at;
    if (found === null || found === "incomplete") return at;
    this.#lines += countNewlines(text, at, found.end);
    this.#expected = "comma-or-end";
    this.#handler.whole(found);
    return found.end;
  }

  #fail(problem: string): void {
    this.#state = { problem };
  }

  #readOutside(piece: string, from: number, isLast: boolean): number {
    let at = from;
    let code = piece.charCodeAt(at);
    while (isBlank(code)) {
      if (code === NEWLINE) this.#lines++;
      if (this.#word !== "") this.#endWord();
      if (++at === piece.length) return at;
      code = piece.charCodeAt(at);
    }
    if (this.#state !== "open") return at;
    if (isOfWord(code)) return this.#readWord(piece, at);
    if (this.#word !== "") {
      this.#endWord();
      return at;
    }
    if (code === OPEN_OBJECT) {
      const end = this.#readPlain(piece, at, isLast);
      if (end > at || this.#incomplete >= 0) return end;
    }
    if (code === QUOTE) this.#startString();
    else if (code === COMMA) this.#comma();
    else if (code === COLON && this.#expected === "colon") this.#expected = "value";
    else if (code === OPEN_OBJECT || code === OPEN_ARRAY) this.#open(code === OPEN_ARRAY);
    else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) this.#close(code === CLOSE_ARRAY);
    else this.#unexpected(piece[at] ?? "");
    return at + 1;
  }

  #readWord(piece: string, from: number): number {
    let at = from + 1;
    while (at < piece.length && isOfWord(piece.charCodeAt(at))) at++;
    this.#word += piece.slice(from, at);
    if (this.#word.length > 32) this.#fail(`${this.#word.slice(0, 32)}… is no value`);
    return at;
  }

  #unexpected(what: string): void {
    this.#fail(`a \`${what}\` is in a wrong place`);
  }

  #comma(): void {
    const inside = this.#frames.at(-1);
    if (this.#expected !== "comma-or-end" || !inside) this.#unexpected(",");
    else this.#expected = inside.isArray ? "value" : "key";
  }

  /** Whether a value may be here. */
  #takesValue(what: string): boolean {
    const takes = this.#expected === "value" || this.#expected === "value-or-end";
    if (!takes) this.#unexpected(what);
    return takes;
  }

  #open(isArray: boolean): void {
    if (!this.#takesValue(isArray ? "[" : "{")) return;
    const inside = this.#frames.at(-1);
    if (this.#frames.length === DEEPEST) {
      this.#fail(`its objects and arrays are nested more than ${DEEPEST} deep`);
      return;
    }
    const name = this.#nameOfValue();
    const isSkipped = inside?.isSkipped === true || this.#isAttribute(name);
    if (isArray && (!inside || inside.isArray) && !isSkipped) {
      this.#fail("an array is in a wrong place");
      return;
    }
    const isElement = !isArray && inside !== undefined && !isSkipped;
    if (isElement && name === "data") {
      this.#fail("`data` is an object");
      return;
    }
    this.#frames.push({ isArray, name, isElement, isSkipped });
    if (isElement) this.#handler.open(name, "");
    this.#expected = isArray ? "value-or-end" : "key-or-end";
  }

  #close(isArray: boolean): void {
    const mayEnd =
      this.#expected === "comma-or-end" ||
      this.#expected === (isArray ? "value-or-end" : "key-or-end");
    const inside = this.#frames.at(-1);
    if (!mayEnd || inside?.isArray !== isArray) {
      this.#unexpected(isArray ? "]" : "}");
      return;
    }
    this.#frames.pop();
    if (inside.isElement) this.#handler.close();
    if (this.#frames.length === 0) this.#state = "ended";
    this.#expected = "comma-or-end";
  }

  /** The name of the element that the next value is. */
  #nameOfValue(): string {
    const inside = this.#frames.at(-1);
    return inside?.isArray === true ? inside.name : this.#key;
  }

  #isAttribute(name: string): boolean {
    const inside = this.#frames.at(-1);
    return inside?.isArray === false && (name === "attributes" || name.startsWith("@"));
  }

  /** A string, a number or a word is complete. */
  #value(text: string | null): void {
    const inside = this.#frames.at(-1);
    const name = this.#nameOfValue();
    this.#expected = "comma-or-end";
    if (!inside) this.#fail("it is no object");
    else if (inside.isSkipped || this.#isAttribute(name)) return;
    else if (name === "data") {
      if (text !== null) this.#handler.text(text);
    } else {
      this.#handler.open(name, "");
      if (text !== null) this.#handler.text(text);
      this.#handler.close();
    }
  }

  #endWord(): void {
    const word = this.#word;
    this.#word = "";
    if (!this.#takesValue(word)) return;
    if (word === "null") this.#value(null);
    else if (/^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(word)) {
      this.#value(word);
    } else this.#fail(`\`${word}\` is no value`);
  }

  #startString(): void {
    const isKey = this.#expected === "key" || this.#expected === "key-or-end";
    if (!isKey && !this.#takesValue('"')) return;
    this.#string = [];
    this.#stringLength = 0;
  }

  #readString(piece: string, from: number): number {
    if (this.#escape !== "") return this.#readEscape(piece, from);
    let at = from;
    while (at < piece.length) {
      const code = piece.charCodeAt(at);
      if (code === QUOTE || code === BACKSLASH) break;
      if (code === NEWLINE) this.#lines++;
      at++;
    }
    this.#add(piece.slice(from, at));
    if (at === piece.length) return at;
    if (piece[at] === "\\") this.#escape = "\\";
    else this.#endString();
    return at + 1;
  }

  #readEscape(piece: string, at: number): number {
    this.#escape += piece[at] ?? "";
    const escape = this.#escape;
    const simple = SIMPLE_ESCAPES[escape];
    if (simple !== undefined) this.#endEscape(simple);
    else if (/^\\u[\da-fA-F]{4}$/.test(escape)) {
      this.#endEscape(String.fromCharCode(parseInt(escape.slice(2), 16)));
    } else if (!/^\\u[\da-fA-F]{0,3}$/.test(escape)) this.#fail(`\`${escape}\` is no escape`);
    return at + 1;
  }

  #endEscape(char: string): void {
    this.#escape = "";
    this.#add(char);
  }

  #add(text: string): void {
    this.#string?.push(text);
    this.#stringLength += text.length;
    if (this.#stringLength > LONGEST)
      this.#fail("it has a string of more than a million characters");
  }

  #endString(): void {
    const text = this.#string?.join("") ?? "";
    this.#string = null;
    if (this.#expected === "key" || this.#expected === "key-or-end") {
      this.#key = text;
      this.#expected = "colon";
    } else this.#value(text);
  }
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

function isBlank(code: number): boolean {
  return code === 0x20 || code === NEWLINE || code === 0x09 || code === 0x0d;
}

/** Whether a character may be in a number or a word: letters, digits, `+`, `-` and `.`. */
function isOfWord(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x2b ||
    code === 0x2d ||
    code === 0x2e
  );
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  ...{ '\\"': '"', "\\\\": "\\", "\\/": "/", "\\b": "\b", "\\f": "\f" },
  ...{ "\\n": "\n", "\\r": "\r", "\\t": "\t" },
};
