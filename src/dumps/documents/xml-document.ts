import sax from "sax";

import { countNewlines } from "./count-newlines.ts";
import { DEEPEST, type DocumentReader } from "./document-reader.ts";
import type { ElementHandler } from "./element.ts";
import { HeldText } from "./held-text.ts";
import { readPlainXml } from "./plain-xml.ts";

/** The entities of XML itself. Documents cannot declare others here. */
const ENTITIES = { amp: "&", gt: ">", lt: "<", quot: '"', apos: "'" };

/**
 * Reads an XML document. It must be well-formed and may not have a DOCTYPE, so there are neither external entities nor
 * ones that grow. Names are given without their prefix.
 */
export class XmlDocument implements DocumentReader {
  readonly #handler: ElementHandler;
  readonly #parser = sax.parser(true, { position: true });
  #state: DocumentReader["state"] = "open";
  #depth = 0;
  /** How many characters the parser has got, and at which of them the last tag ended. */
  #given = 0;
  #tagEnd = 0;
  /** What has come of an element that may be plain. */
  readonly #held = new HeldText();
  /** Lines of plain elements, which the parser does not get, and of the document when it was over. */
  #plainLines = 0;
  #lastLine = 0;

  constructor(handler: ElementHandler) {
    this.#handler = handler;
    const parser = this.#parser;
    parser.ENTITIES = ENTITIES;
    parser.onerror = (error) => {
      this.#fail(error.message.split("\n", 1)[0] ?? "");
    };
    parser.ondoctype = () => {
      this.#fail("it has a DOCTYPE, which is not read");
    };
    parser.onopentag = ({ name, attributes }) => {
      if (this.#state !== "open") return;
      if (++this.#depth > DEEPEST) {
        this.#fail(`its elements are nested more than ${DEEPEST} deep`);
        return;
      }
      const namespace = attributes["xmlns"];
      this.#tagEnd = parser.position;
      handler.open(
        name.slice(name.indexOf(":") + 1),
        typeof namespace === "string" ? namespace : "",
      );
    };
    parser.ontext = parser.oncdata = (text) => {
      if (this.#state === "open" && this.#depth > 0) handler.text(text);
    };
    parser.onclosetag = () => {
      if (this.#state !== "open") return;
      this.#tagEnd = parser.position;
      handler.close();
      if (--this.#depth > 0) return;
      this.#state = "ended";
      this.#lastLine = parser.line;
    };
  }

  read(piece: string, from: number): number {
    return this.#held.read(piece, from, this.#readText);
  }

  finish(): void {
    this.#held.finish(this.#readText);
  }

  get state(): DocumentReader["state"] {
    return this.#state;
  }

  get lines(): number {
    const ofParser = this.#state === "open" ? this.#parser.line : this.#lastLine;
    return ofParser + this.#plainLines + this.#held.lines;
  }

  /** As `HeldText` says. */
  readonly #readText = (text: string, from: number, isLast: boolean): number => {
    let at = from;
    while (at < text.length && this.#state === "open") {
      const next = this.#readPlain(text, at, isLast);
      if (next < 0) {
        this.#held.hold(text.slice(at));
        return text.length;
      }
      if (next > at) {
        at = next;
        continue;
      }
      const tag = text.indexOf(">", at);
      const end = tag < 0 ? text.length : tag + 1;
      this.#given += end - at;
      this.#parser.write(at === 0 && end === text.length ? text : text.slice(at, end));
      at = end;
    }
    return at;
  };

  /** The offset after a plain element; the same one if there is none, -1 if it is not there as a whole. */
  #readPlain(text: string, at: number, isLast: boolean): number {
    if (this.#depth === 0 || this.#tagEnd !== this.#given) return at;
    BEGINNING.lastIndex = at;
    const [blanks, name = ""] = BEGINNING.exec(text) ?? [];
    if (blanks === undefined || !this.#handler.takesWhole(name)) return at;
    const start = at + blanks.length - name.length - 2;
    const found = readPlainXml(text, start, DEEPEST - this.#depth);
    if (found === null) return at;
    if (found === "incomplete") return isLast ? at : -1;
    if (start > at) this.#handler.text(text.slice(at, start));
    this.#plainLines += countNewlines(text, at, found.end);
    this.#handler.whole(found);
    return found.end;
  }

  /** Only the first problem counts. What follows the end of the document is no part of it. */
  #fail(problem: string): void {
    if (this.#state !== "open") return;
    this.#lastLine = this.#parser.line;
    this.#state = { problem };
  }
}

/** Blanks, and the first tag of an element without attributes. */
const BEGINNING = /\s*<([A-Za-z_][\w.-]*)>/y;
