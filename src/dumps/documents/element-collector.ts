import type { Element, ElementHandler, WholeElement } from "./element.ts";

/** The most elements, and characters of text, of one route: more than an extended BGP message can make. */
const MOST_ELEMENTS = 500_000;
const MOST_TEXT = 4 * 1024 * 1024;

/** What a document has, above the elements that are given as a whole. */
export interface DocumentVisitor {
  /** A container begins; `path` ends with its name. */
  enter(path: readonly string[], namespace: string): void;
  /** An element, complete; `path` is that of the container that it is in. */
  element(element: Element, path: readonly string[]): void;
  leave(path: readonly string[]): void;
  /** An element is larger than any route can be. */
  tooLarge(name: string): void;
}

/** An element while it is being read. */
interface Unfinished {
  readonly name: string;
  readonly texts: string[];
  readonly children: Element[];
}

/**
 * Puts a document's elements together, one below its containers at a time, so that memory does not grow with the
 * document. Text that is directly in a container is ignored.
 */
export class ElementCollector implements ElementHandler {
  readonly #containers: ReadonlySet<string>;
  readonly #visitor: DocumentVisitor;
  readonly #path: string[] = [];
  readonly #unfinished: Unfinished[] = [];
  #elements = 0;
  #textLength = 0;

  /** `containers`: the names of elements that are not put together, but entered, if they are in no other element. */
  constructor(containers: ReadonlySet<string>, visitor: DocumentVisitor) {
    this.#containers = containers;
    this.#visitor = visitor;
  }

  takesWhole(name: string): boolean {
    return this.#unfinished.length > 0 || !this.#containers.has(name);
  }

  whole({ element, elements, textLength }: WholeElement): void {
    const outer = this.#unfinished.at(-1);
    if (!outer) this.#elements = this.#textLength = 0;
    this.#elements += elements;
    this.#textLength += textLength;
    if (this.#elements > MOST_ELEMENTS || this.#textLength > MOST_TEXT) {
      this.#visitor.tooLarge(this.#unfinished[0]?.name ?? element.name);
    }
    if (outer) outer.children.push(element);
    else this.#visitor.element(element, this.#path);
  }

  open(name: string, namespace: string): void {
    if (this.#unfinished.length === 0 && this.#containers.has(name)) {
      this.#path.push(name);
      this.#visitor.enter(this.#path, namespace);
      return;
    }
    if (this.#unfinished.length === 0) this.#elements = this.#textLength = 0;
    this.#unfinished.push({ name, texts: [], children: [] });
    if (++this.#elements > MOST_ELEMENTS) this.#tooLarge();
  }

  text(text: string): void {
    const inside = this.#unfinished.at(-1);
    if (!inside) return;
    inside.texts.push(text);
    if ((this.#textLength += text.length) > MOST_TEXT) this.#tooLarge();
  }

  close(): void {
    const done = this.#unfinished.pop();
    if (!done) {
      this.#visitor.leave(this.#path);
      this.#path.pop();
      return;
    }
    const text = done.texts.join("").trim();
    const element = { name: done.name, text, children: done.children };
    const outer = this.#unfinished.at(-1);
    if (outer) outer.children.push(element);
    else this.#visitor.element(element, this.#path);
  }

  #tooLarge(): void {
    this.#visitor.tooLarge(this.#unfinished[0]?.name ?? "");
  }
}
