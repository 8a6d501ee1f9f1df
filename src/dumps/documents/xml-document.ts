import sax from "sax";

import { DEEPEST, type DocumentReader } from "./document-reader.ts";
import type { ElementHandler } from "./element.ts";

/** The entities of XML itself. Documents cannot declare others here. */
const ENTITIES = { amp: "&", gt: ">", lt: "<", quot: '"', apos: "'" };

/**
 * Reads an XML document. It must be well-formed and may not have a DOCTYPE, so there are neither external entities nor
 * ones that grow. Names are given without their prefix.
 */
export class XmlDocument implements DocumentReader {
  readonly #parser = sax.parser(true, { position: true });
  #state: DocumentReader["state"] = "open";
  #depth = 0;
  /** How many characters were read, all pieces together, and at which of them the document ended. */
  #read = 0;
  #end = 0;

  constructor(handler: ElementHandler) {
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
      handler.close();
      if (--this.#depth > 0) return;
      this.#state = "ended";
      this.#end = parser.position;
      this.#lines = parser.line;
    };
  }

  read(piece: string, from: number): number {
    const before = this.#read;
    this.#parser.write(from === 0 ? piece : piece.slice(from));
    if (this.#state === "ended") return this.#end - before;
    this.#read += piece.length - from;
    this.#lines = this.#parser.line;
    return piece.length - from;
  }

  get state(): DocumentReader["state"] {
    return this.#state;
  }

  get lines(): number {
    return this.#state === "open" ? this.#parser.line : this.#lines;
  }

  #lines = 0;

  /** Only the first problem counts. What follows the end of the document is no part of it. */
  #fail(problem: string): void {
    if (this.#state !== "open") return;
    this.#lines = this.#parser.line;
    this.#state = { problem };
  }
}
