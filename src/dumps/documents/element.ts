/** An element of a router's structured output, whatever its notation: XML, or the JSON that Junos makes of its XML. */
export interface Element {
  readonly name: string;
  /** Its own text, without blanks around it. */
  readonly text: string;
  readonly children: readonly Element[];
}

/** An element that was read in one pass, and how large it is. */
export interface WholeElement {
  readonly element: Element;
  /** Where the text goes on after it. */
  readonly end: number;
  /** How many elements it is made of, itself among them, and how many characters of text. */
  readonly elements: number;
  readonly textLength: number;
}

/** Receives a document's elements in their order. Every `open` has its `close`. */
export interface ElementHandler {
  /** Whether an element of this name, here, may be given as a whole instead of in its parts. */
  takesWhole(name: string): boolean;
  /** Stands for all `open`, `text` and `close` of an element. */
  whole(element: WholeElement): void;
  /** `namespace`: as the element itself declares it; empty if it does not. */
  open(name: string, namespace: string): void;
  text(text: string): void;
  close(): void;
}

/** The children of an element that have a name. */
export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the only child of a name: null if there is none, undefined if there are several, or it is no text. */
export function textOf(element: Element, name: string): string | null | undefined {
  let found: string | null = null;
  for (const child of element.children) {
    if (child.name !== name) continue;
    if (found !== null || child.children.length > 0) return undefined;
    found = child.text;
  }
  return found;
}
