/** A part of a JSON object of any size: a member of its own, or one of its object `routes`, as `"key": value`. */
export interface JsonPart {
  readonly kind: "member" | "route";
  readonly text: string;
  /** The line on which it ends, from 1. */
  readonly line: number;
}

/** The longest part, in characters. */
const LONGEST = 16 * 1024 * 1024;

/**
 * Cuts JSON objects, one after the other, into parts that are short enough to be parsed, without a look at what is in
 * them. Whether the parts are JSON, their parser says.
 */
export class JsonCutter {
  #rest = "";
  /** Where in `#rest` the next character is looked at, and where the current part begins. */
  #at = 0;
  #from = 0;
  #depth = 0;
  #isString = false;
  #isRoutes = false;
  #line = 1;
  /** How many objects are complete. */
  objects = 0;

  /** Whether the text ends within an object. */
  get isOpen(): boolean {
    return this.#depth > 0;
  }

  /** The line that was come to. */
  get line(): number {
    return this.#line;
  }

  /** Cuts the next piece. Null: something is outside of objects, or a part is too long. */
  push(piece: string): readonly JsonPart[] | null {
    this.#rest = this.#rest.slice(this.#from) + piece;
    this.#at -= this.#from;
    this.#from = 0;
    const parts: JsonPart[] = [];
    const text = this.#rest;
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (this.#isString) {
        if (code === QUOTE) this.#isString = false;
        // The character after it is part of the string, whatever it is.
        else if (code === BACKSLASH) this.#at++;
        else if (code === NEWLINE) return null;
      } else if (code === QUOTE) {
        if (this.#depth === 0) return null;
        this.#isString = true;
      } else if (code === OPEN || code === OPEN_LIST) {
        if (this.#depth === 0 && code === OPEN_LIST) return null;
        this.#open();
      } else if (code === CLOSE || code === CLOSE_LIST) {
        if (this.#depth === 0) return null;
        this.#close(parts);
      } else if (code === COMMA) {
        if (this.#depth === (this.#isRoutes ? 2 : 1)) this.#cut(parts);
        else if (this.#depth === 0) return null;
      } else if (code === NEWLINE) this.#line++;
      else if (this.#depth === 0 && !(code === BLANK || code === RETURN || code === TAB))
        return null;
    }
    if (this.#depth === 0) this.#from = this.#at;
    return this.#at - this.#from > LONGEST ? null : parts;
  }

  #open(): void {
    this.#depth++;
    const isObject = this.#depth === 1;
    if (this.#depth === 2 && !this.#isRoutes) {
      this.#isRoutes = ROUTES.test(this.#rest.slice(this.#from, this.#at + 1));
    } else if (!isObject) return;
    if (isObject || this.#isRoutes) this.#from = this.#at + 1;
  }

  #close(parts: JsonPart[]): void {
    if (this.#depth === 2 && this.#isRoutes) {
      this.#cut(parts);
      this.#isRoutes = false;
    } else if (this.#depth === 1) {
      this.#cut(parts);
      this.objects++;
    }
    this.#depth--;
  }

  #cut(parts: JsonPart[]): void {
    const text = this.#rest.slice(this.#from, this.#at);
    this.#from = this.#at + 1;
    // Nothing but blanks stands after the last member, and where an object has none.
    if (/\S/.test(text)) {
      parts.push({ kind: this.#isRoutes ? "route" : "member", text, line: this.#line });
    }
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const TAB = 0x09;
const BLANK = 0x20;
const COMMA = 0x2c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const ROUTES = /^\s*"routes"\s*:\s*\{$/;
