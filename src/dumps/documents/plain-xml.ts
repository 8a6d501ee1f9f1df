import type { WholeElement } from "./element.ts";

/** `<name>` and `</name>`, without attributes or blanks. */
const NAME = /[A-Za-z_][\w.-]*>/y;

/**
 * Reads an element of XML in one pass if it is plain: it and what is in it have neither attributes nor references,
 * comments, CDATA sections or prefixes. `at`: where its `<` is; `deepest`: how deep its elements may be nested. Null
 * leaves it to the parser of XML, which reads the same of a plain one; "incomplete": its end has not come yet.
 */
export function readPlainXml(
  text: string,
  at: number,
  deepest: number,
): WholeElement | "incomplete" | null {
  const reader = new PlainXml(text, at, deepest);
  const element = reader.read();
  if (element === null) return reader.isIncomplete ? "incomplete" : null;
  return { element, end: reader.at, elements: reader.elements, textLength: reader.textLength };
}

/** One element being read. */
class PlainXml {
  readonly #text: string;
  readonly #deepest: number;
  at: number;
  elements = 0;
  textLength = 0;
  /** The text is over before it is known what it means. */
  isIncomplete = false;

  constructor(text: string, at: number, deepest: number) {
    this.#text = text;
    this.at = at;
    this.#deepest = deepest;
  }

  /** The element whose `<` is next; null if it is not plain or not there as a whole. */
  read(depth = 1): WholeElement["element"] | null {
    const text = this.#text;
    const start = this.at + 1;
    NAME.lastIndex = start;
    if (!NAME.test(text)) {
      this.isIncomplete = text.indexOf(">", start) < 0;
      return null;
    }
    if (depth > this.#deepest) return null;
    const name = text.slice(start, NAME.lastIndex - 1);
    this.elements++;
    let own = "";
    let children: WholeElement["element"][] = NONE;
    let from = NAME.lastIndex;
    for (;;) {
      const next = text.indexOf("<", from);
      if (next < 0 || next + 1 === text.length) {
        this.isIncomplete = true;
        return null;
      }
      if (next > from) {
        const piece = text.slice(from, next);
        if (piece.includes("&")) return null;
        this.textLength += piece.length;
        own = own === "" ? piece : own + piece;
      }
      this.at = next;
      if (text.charCodeAt(next + 1) === SLASH) break;
      const child = this.read(depth + 1);
      if (child === null) return null;
      if (children === NONE) children = [];
      children.push(child);
      from = this.at;
    }
    const end = this.at + 2 + name.length;
    if (end >= text.length) {
      this.isIncomplete = true;
      return null;
    }
    if (text.charCodeAt(end) !== CLOSE || !text.startsWith(name, this.at + 2)) return null;
    this.at = end + 1;
    return { name, text: own.trim(), children };
  }
}

const NONE: WholeElement["element"][] = [];
const SLASH = 0x2f;
const CLOSE = 0x3e;
