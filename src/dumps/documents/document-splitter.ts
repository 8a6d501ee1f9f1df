import type { DocumentReader } from "./document-reader.ts";
import type { ElementHandler } from "./element.ts";
import { JsonDocument } from "./json-document.ts";
import { XmlDocument } from "./xml-document.ts";

/** The longest line outside of documents, in characters. */
const LONGEST_LINE = 64 * 1024;

/** The notation of a document. */
export type DocumentKind = "xml" | "json";

/** Receives what is in a recorded session: lines and documents. After a false result nothing more comes. */
export interface SessionHandler {
  /** A line that is in no document, without its end. */
  line(text: string, number: number): boolean;
  /** A document begins; null: it is not wanted, and nothing else. */
  start(kind: DocumentKind, line: number): ElementHandler | null;
  end(): boolean;
  /** A document is not as it must be. */
  wrong(problem: string, line: number): void;
}

/**
 * Splits what was recorded from a router into documents, which begin with `<` or `{`, and the lines around them, like
 * the commands and the prompts. `{master:0}` is a line, in which Junos names the routing engine.
 */
export class DocumentSplitter {
  readonly #handler: SessionHandler;
  /** The beginning of a line whose end has not come yet. */
  #rest = "";
  #document: DocumentReader | null = null;
  /** How many lines are over, without those of the current document. */
  #lines = 0;
  #isOver = false;

  constructor(handler: SessionHandler) {
    this.#handler = handler;
  }

  /** The line that is being read. */
  get line(): number {
    return this.#lines + (this.#document?.lines ?? 0) + 1;
  }

  /** Whether a document has begun and not ended. */
  get isInDocument(): boolean {
    return this.#document !== null;
  }

  /** Reads on; returns whether more is wanted. */
  push(piece: string): boolean {
    const text = this.#rest + piece;
    this.#rest = "";
    let at = 0;
    while (at < text.length && !this.#isOver) {
      if (this.#document) {
        at += this.#document.read(text, at);
        this.#checkDocument(this.#document);
        continue;
      }
      if (beginsDocument(text, at)) {
        at += countBlanks(text, at);
        this.#start(text[at] === "<" ? "xml" : "json");
        continue;
      }
      const end = text.indexOf("\n", at);
      if (end < 0) {
        this.#rest = text.slice(at);
        if (this.#rest.length > LONGEST_LINE) this.#tooLong();
        break;
      }
      this.#give(text.slice(at, end));
      at = end + 1;
    }
    return !this.#isOver;
  }

  /** There is no more; returns whether all was wanted. */
  finish(): boolean {
    if (this.#document && !this.#isOver) {
      this.#document.finish();
      this.#checkDocument(this.#document);
    }
    if (this.#rest.trim() !== "" && !this.#isOver) this.#give(this.#rest);
    return !this.#isOver;
  }

  #give(line: string): void {
    this.#lines++;
    if (!this.#handler.line(line.replace(/\r$/, ""), this.#lines)) this.#isOver = true;
  }

  #start(kind: DocumentKind): void {
    const elements = this.#handler.start(kind, this.line);
    if (elements)
      this.#document = kind === "xml" ? new XmlDocument(elements) : new JsonDocument(elements);
    else this.#isOver = true;
  }

  #checkDocument(document: DocumentReader): void {
    if (document.state === "open") return;
    if (document.state === "ended") {
      this.#lines += document.lines;
      this.#document = null;
      if (!this.#handler.end()) this.#isOver = true;
      return;
    }
    this.#isOver = true;
    this.#handler.wrong(document.state.problem, this.line);
  }

  #tooLong(): void {
    this.#isOver = true;
    this.#handler.wrong(`it has a line of more than ${LONGEST_LINE / 1024} kB`, this.line);
  }
}

/** Whether a document begins here. If too little of it has come, it looks like a line without its end. */
function beginsDocument(text: string, at: number): boolean {
  const start = at + countBlanks(text, at);
  const second = text[start + 1];
  return (
    text[start] === "<" || (text[start] === "{" && second !== undefined && !/[a-z]/i.test(second))
  );
}

/** How many blanks there are. Line breaks are none. */
function countBlanks(text: string, at: number): number {
  let count = 0;
  while (text[at + count] === " " || text[at + count] === "\t") count++;
  return count;
}
