import { excerpt, type DropReason } from "./dropped-object.ts";
import {
  READ_ATTRIBUTES,
  RPSL_CLASSES,
  type RpslAttribute,
  type RpslClass,
  type RpslObject,
} from "./rpsl-object.ts";

/** Receives what the splitter finds. */
export interface ObjectSink {
  /** Receives an object whose lines could be read; its values are not checked. */
  object(object: RpslObject): void;
  /** Records an object that was dropped. `name` is as the object writes it. */
  dropped(name: string, line: number, reason: DropReason, detail: string): void;
}

/** The most characters an object may have; the largest real ones have about a million. */
export const MAX_OBJECT_LENGTH = 16 * 1024 * 1024;

const CLASSES: ReadonlySet<string> = new Set(RPSL_CLASSES);
const ATTRIBUTE_NAME = /^[a-z0-9_-]+$/;
/** In UTF-8, one character for each byte. */
const BYTE_ORDER_MARK = /^\xef\xbb\xbf/;
const NON_ASCII = /[\x80-\xff]/;

interface OpenObject {
  readonly class: RpslClass;
  readonly line: number;
  readonly attributes: RpslAttribute[];
  /** The attribute being read, or null if it is one that is not kept. */
  current: { name: string; value: string; line: number } | null;
  length: number;
}

/**
 * Splits the text of a dump into objects. An object ends at an empty line; a line of blanks does not end it (it
 * continues the attribute above, as in IRRd). Lines that start with `%` or `#` belong to no object. The text comes in
 * chunks of any size, one character per byte of the dump.
 */
export class ObjectSplitter {
  readonly #sink: ObjectSink;
  readonly #limit: number;
  /** Attribute names as written → normalized, null if they are not read. */
  readonly #names = new Map<string, string | null>();
  #carry = "";
  #discarding = false;
  #line = 0;
  #state: "between" | "inside" | "passing" = "between";
  #open: OpenObject | null = null;

  constructor(sink: ObjectSink, limit: number = MAX_OBJECT_LENGTH) {
    this.#sink = sink;
    this.#limit = limit;
  }

  /** The number of lines so far. */
  get line(): number {
    return this.#line;
  }

  /** Whether the last line was complete and empty, or there was none yet: a new object comes next. */
  get between(): boolean {
    return this.#state === "between" && this.#carry === "" && !this.#discarding;
  }

  /** Counts lines that were read without the splitter: whole objects, with the empty lines that end them. */
  pass(lines: number): void {
    this.#line += lines;
  }

  /** Processes the next chunk of the dump. */
  push(text: string): void {
    let end = text.indexOf("\n");
    if (end < 0) {
      this.#keep(text);
      return;
    }
    if (this.#discarding) {
      this.#discarding = false;
      this.#line++;
    } else this.#take(this.#carry + text.slice(0, end));
    this.#carry = "";
    let start = end + 1;
    while ((end = text.indexOf("\n", start)) >= 0) {
      this.#take(text.slice(start, end));
      start = end + 1;
    }
    this.#keep(text.slice(start));
  }

  /** Ends the dump; the last line needs no newline. */
  end(): void {
    if (this.#carry !== "") this.#take(this.#carry);
    this.#carry = "";
    this.#close();
    this.#state = "between";
  }

  /** Keeps the beginning of a line, unless it is already longer than an object may be. */
  #keep(text: string): void {
    if (this.#discarding) return;
    this.#carry += text;
    if (this.#carry.length <= this.#limit) return;
    const start = this.#carry.slice(0, 200);
    this.#carry = "";
    this.#discarding = true;
    if (start.startsWith("%") || start.startsWith("#")) return;
    if (this.#state === "between") this.#begin(start, this.#line + 1);
    if (this.#state === "inside") this.#tooLong();
  }

  #take(raw: string): void {
    this.#line++;
    let line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (this.#line === 1) line = line.replace(BYTE_ORDER_MARK, "");
    if (line === "") {
      if (this.#state === "inside") this.#close();
      this.#state = "between";
      return;
    }
    if (this.#state === "passing") return;
    const first = line.charCodeAt(0);
    if (first === 0x25 || first === 0x23) return;
    if (this.#state === "between") this.#begin(line, this.#line);
    if (this.#open !== null) this.#add(this.#open, line, first);
  }

  /** Starts an object: the name of its first attribute is its class. */
  #begin(line: string, number: number): void {
    const colon = line.indexOf(":");
    const name = colon < 0 ? "" : line.slice(0, colon).trim().toLowerCase();
    if (!CLASSES.has(name)) {
      this.#state = "passing";
      return;
    }
    this.#state = "inside";
    const open: OpenObject = {
      class: name as RpslClass,
      line: number,
      attributes: [],
      current: { name, value: valueOf(line.slice(colon + 1)), line: number },
      length: 0,
    };
    this.#open = open;
  }

  #add(open: OpenObject, line: string, first: number): void {
    open.length += line.length + 1;
    if (open.length > this.#limit) {
      this.#tooLong();
      return;
    }
    if (open.line === this.#line) return;
    if (first === 0x20 || first === 0x09 || first === 0x2b) {
      if (open.current === null) return;
      const more = valueOf(line.slice(1));
      if (more !== "") open.current.value += open.current.value === "" ? more : `,${more}`;
      return;
    }
    const colon = line.indexOf(":");
    const name = colon < 0 ? undefined : this.#nameOf(line.slice(0, colon));
    if (name === undefined) {
      this.#drop("malformed-line", `line ${this.#line} is no attribute: "${excerpt(line)}"`);
      return;
    }
    if (open.current !== null) open.attributes.push(open.current);
    open.current =
      name === null ? null : { name, value: valueOf(line.slice(colon + 1)), line: this.#line };
  }

  /** The attribute for a name; null if it is not read, undefined if it is not a valid name. */
  #nameOf(written: string): string | null | undefined {
    const known = this.#names.get(written);
    if (known !== undefined) return known;
    const name = written.toLowerCase();
    if (!ATTRIBUTE_NAME.test(name)) return undefined;
    const meant = READ_ATTRIBUTES.has(name) ? name : null;
    if (this.#names.size < 1000) this.#names.set(written, meant);
    return meant;
  }

  #close(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    if (open.current !== null) open.attributes.push(open.current);
    this.#sink.object({ class: open.class, line: open.line, attributes: open.attributes });
  }

  #tooLong(): void {
    this.#drop("too-long", `the object is longer than ${this.#limit} characters`);
  }

  #drop(reason: DropReason, detail: string): void {
    const open = this.#open;
    if (open === null) return;
    const key = open.attributes[0] ?? open.current;
    this.#open = null;
    this.#state = "passing";
    this.#sink.dropped(`${open.class} ${excerpt(key?.value ?? "")}`, open.line, reason, detail);
  }
}

/**
 * The value on a line: without its comment and surrounding blanks. Dumps are in UTF-8 or Latin-1, often mixed;
 * invalid UTF-8 becomes a replacement character, which no name contains.
 */
function valueOf(text: string): string {
  const hash = text.indexOf("#");
  const value = hash < 0 ? text : text.slice(0, hash);
  if (!NON_ASCII.test(value)) return value.trim();
  return Buffer.from(value, "latin1").toString("utf8").trim();
}
