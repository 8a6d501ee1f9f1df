import { hasHostBits, scanPrefixBytes, type Asn, type Family } from "../../net/index.ts";
import { ALPHANUMERIC, BYTE_KINDS, IN_NAME, IN_WORD, isA, LETTER, VISIBLE } from "./byte-kinds.ts";
import { readSource } from "./names.ts";
import { BLANK, COLON, endOfLine, HASH, NEWLINE, PLUS, startsWith, TAB } from "./scan-lines.ts";
import { scanAsn } from "./scan-asn.ts";

const ROUTE = nameOf("route:");
const ROUTE6 = nameOf("route6:");
const ORIGIN = nameOf("origin:");
const SOURCE = nameOf("source:");
const MNT_BY = nameOf("mnt-by:");
const MEMBER_OF = Buffer.from("member-of:");
/** How many bytes of a line are checked for before they are read. */
const LONGEST = 8;
const BLANKS = 0x20202020;

/** The name of an attribute and its colon, five to eight bytes, as its first and its last four. */
interface Name {
  readonly head: number;
  readonly tail: number;
  readonly tailAt: number;
  readonly length: number;
}

/** A route object that was read byte by byte. */
export interface ScannedRoute {
  readonly family: Family;
  /** The packed prefix, see `readPacked`; valid only until the next object is read. */
  readonly words: Uint32Array;
  readonly length: number;
  readonly origin: Asn;
  readonly source: string;
}

/**
 * Reads plainly valid route objects from the bytes of a dump, without a string per line. It makes no decisions: an
 * object with anything unusual or wrong in it, or with a claim to be in a set, is left to `ObjectSplitter` and
 * `readRecord`. A test checks that the two agree.
 */
export class RouteScanner implements ScannedRoute {
  family: Family = "ipv4";
  readonly words = new Uint32Array(4);
  length = 0;
  origin: Asn = 0;
  source = "";
  /** The number of lines of the object, including the empty one after it. */
  lines = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** The start and end of the last value checked, and the kinds that all of its bytes have in common. */
  #start = 0;
  #end = 0;
  #kinds = 0;
  /** The last source, as written. */
  #written = new Uint8Array(0);

  /** For objects that are completely inside a chunk of a dump. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /**
   * Reads the object that starts at `from`, which is the start of a line after an empty one. Returns where the line
   * after the empty one that ends it starts, or -1 if it was not read.
   */
  scan(from: number): number {
    const bytes = this.#bytes;
    const view = this.#view;
    const to = bytes.length;
    if (to - from < LONGEST) return -1;
    let at = from;
    if (isName(view, at, ROUTE)) {
      this.family = "ipv4";
      at = this.#value(at + ROUTE.length);
    } else if (isName(view, at, ROUTE6)) {
      this.family = "ipv6";
      at = this.#value(at + ROUTE6.length);
    } else return -1;
    if (at < 0) return -1;
    this.length = scanPrefixBytes(bytes, this.#start, this.#end, this.family, this.words);
    if (this.length < 0 || hasHostBits(this.family, this.words, this.length)) return -1;
    this.origin = -1;
    let sources = 0;
    let lines = 1;
    /** Whether the last attribute is one that is ignored. */
    let passing = false;
    for (;;) {
      if (at >= to) return -1;
      lines++;
      const first = bytes[at];
      if (first === NEWLINE) break;
      if (first === BLANK || first === TAB || first === PLUS) {
        if (!passing) return -1;
        at = endOfLine(bytes, at, to);
        continue;
      }
      if (to - at < LONGEST) return -1;
      passing = false;
      if (isName(view, at, ORIGIN)) {
        at = this.#value(at + ORIGIN.length);
        if (at < 0 || this.origin >= 0) return -1;
        this.origin = scanAsn(bytes, this.#start, this.#end);
        if (this.origin < 0) return -1;
      } else if (isName(view, at, MNT_BY)) {
        at = this.#value(at + MNT_BY.length);
        if (at < 0 || !this.#isMaintainer()) return -1;
      } else if (isName(view, at, SOURCE)) {
        at = this.#value(at + SOURCE.length);
        if (at < 0 || ++sources > 1 || !this.#readSource()) return -1;
      } else {
        at = this.#passAttribute(at);
        if (at < 0) return -1;
        passing = true;
      }
    }
    if (this.origin < 0 || sources === 0) return -1;
    this.lines = lines;
    return at + 1;
  }

  /** Finds the bounds of a value without blanks. Returns where the next line starts, or -1. */
  #value(from: number): number {
    const bytes = this.#bytes;
    const to = bytes.length;
    let at = from;
    while (at + 4 <= to && this.#view.getInt32(at, true) === BLANKS) at += 4;
    at = passBlanks(bytes, at, to);
    this.#start = at;
    let all = 0xff;
    let byte = 0;
    for (; at < to; at++) {
      byte = bytes[at] ?? 0;
      const kinds = BYTE_KINDS[byte] ?? 0;
      if ((kinds & VISIBLE) === 0) break;
      all &= kinds;
    }
    this.#end = at;
    this.#kinds = all;
    if (byte === NEWLINE && at < to) return at + 1;
    at = passBlanks(bytes, at, to);
    if (at >= to) return -1;
    if (bytes[at] === NEWLINE) return at + 1;
    return bytes[at] === HASH ? endOfLine(bytes, at, to) : -1;
  }

  /** Whether the value is certainly a single maintainer, see `readMaintainer`. */
  #isMaintainer(): boolean {
    const [bytes, start, last] = [this.#bytes, this.#start, this.#end - 1];
    return (
      last > start &&
      (this.#kinds & IN_WORD) !== 0 &&
      isA(bytes[start] ?? 0, LETTER) &&
      isA(bytes[last] ?? 0, ALPHANUMERIC)
    );
  }

  /** Reads the source, which is usually that of the previous object. */
  #readSource(): boolean {
    const [bytes, start, end] = [this.#bytes, this.#start, this.#end];
    // Without a previous source, nothing is equal to it.
    if (end === start) return false;
    const written = this.#written;
    if (written.length === end - start && startsWith(bytes, start, end, written)) return true;
    const source = readSource(Buffer.from(bytes.subarray(start, end)).toString("latin1"));
    if (source === null) return false;
    this.#written = Uint8Array.from(bytes.subarray(start, end));
    this.source = source;
    return true;
  }

  /** Skips an attribute without meaning here. Returns where the next line starts, or -1. */
  #passAttribute(from: number): number {
    const bytes = this.#bytes;
    const to = bytes.length;
    if (isName(this.#view, from, ROUTE) || isName(this.#view, from, ROUTE6)) return -1;
    if (startsWith(bytes, from, to, MEMBER_OF)) return -1;
    let at = from;
    while (at < to && isA(bytes[at] ?? 0, IN_NAME)) at++;
    return at > from && at < to && bytes[at] === COLON ? endOfLine(bytes, at, to) : -1;
  }
}

function nameOf(text: string): Name {
  const bytes = Buffer.from(text);
  const tailAt = bytes.length - 4;
  return {
    head: bytes.readInt32LE(0),
    tail: bytes.readInt32LE(tailAt),
    tailAt,
    length: bytes.length,
  };
}

function isName(view: DataView, at: number, name: Name): boolean {
  return (
    view.getInt32(at, true) === name.head && view.getInt32(at + name.tailAt, true) === name.tail
  );
}

function passBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] === BLANK || bytes[at] === TAB)) at++;
  return at;
}
