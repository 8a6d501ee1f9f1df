import type { Block } from "./fast/block.ts";

/** The children of a statement without any; never changed. */
const NOTHING: Statement[] = [];

/** With more children than this, they are not searched one by one. */
const FEW = 8;

/** A word of the configuration and its children, in file order. */
export class Statement {
  readonly word: string;
  readonly line: number;
  /** Its position among all words of the file: statements under different words keep their order. */
  readonly order: number;
  /** Loading it removes the previous content of its place (`replace:`). */
  replaces = false;
  /** What is inactive under the word, each as words. */
  inactive: readonly Path[] = [];
  #children: Statement[] = NOTHING;
  /** The children by their words, if there are many: most words have one. */
  #byWord: Map<string, Statement> | null = null;
  #block: Block | null = null;
  #unread: (() => void) | null = null;
  readonly #count: { words: number };

  constructor(word: string, line: number, count = { words: 0 }) {
    this.word = word;
    this.line = line;
    this.#count = count;
    this.order = count.words++;
  }

  /** The unparsed text of the children; null for most statements. */
  get block(): Block | null {
    return this.#block;
  }

  /** Everything under the word. */
  get children(): Iterable<Statement> {
    return this.#read();
  }

  /** The number of direct children. */
  get size(): number {
    return this.#read().length;
  }

  /** Sets the text of a block if the word has no children yet. `read` parses it on first use. */
  takeBlock(block: Block, read: (into: Statement) => void): void {
    this.#block = block;
    this.#unread = () => read(this);
  }

  /** Adds a statement of another place as a child, if its word does not exist yet. */
  adopt(child: Statement): void {
    this.#read();
    this.#add(child);
  }

  /** The children; unparsed ones are parsed now. */
  #read(): readonly Statement[] {
    const read = this.#unread;
    if (read === null) return this.#children;
    this.#block = null;
    this.#unread = null;
    read();
    return this.#children;
  }

  /** The descendant with some words, one below the other; null if there is none. */
  find(...words: readonly string[]): Statement | null {
    const [first] = words;
    if (words.length === 1 && first !== undefined) return this.#child(first);
    return words.reduce<Statement | null>((at, word) => at && at.#child(word), this);
  }

  /** The only word below this one, or below some words; null if there is none, or another number. */
  value(...words: readonly string[]): string | null {
    const at = words.length === 0 ? this : this.find(...words);
    if (!at) return null;
    const children = at.#read();
    return children.length === 1 ? (children[0]?.word ?? null) : null;
  }

  #child(word: string): Statement | null {
    const children = this.#read();
    if (this.#byWord) return this.#byWord.get(word) ?? null;
    for (const child of children) if (child.word === word) return child;
    return null;
  }

  /** The child with a word, created if missing. */
  child(word: string, line: number): Statement {
    const known = this.#child(word);
    if (known) return known;
    const child = new Statement(word, line, this.#count);
    this.#add(child);
    return child;
  }

  #add(child: Statement): void {
    if (this.#children === NOTHING) this.#children = [child];
    else this.#children.push(child);
    if (this.#byWord) this.#byWord.set(child.word, child);
    else if (this.#children.length > FEW) {
      this.#byWord = new Map(this.#children.map((each) => [each.word, each]));
    }
  }

  /** Records that something under the word is inactive. */
  noteInactive(words: readonly string[], line: number): void {
    this.inactive = [...this.inactive, { words, line, order: this.#count.words }];
  }

  /** Takes a child away. */
  remove(word: string): void {
    this.#children = this.#read().filter((child) => child.word !== word);
    this.#byWord?.delete(word);
  }

  /** Every path from here down, in words. */
  paths(): readonly Path[] {
    const paths: Path[] = [];
    this.#addPaths([], paths);
    return paths;
  }

  #addPaths(around: readonly string[], paths: Path[]): void {
    for (const child of this.#read()) {
      const words = [...around, child.word];
      if (child.size === 0) paths.push({ words, line: child.line, order: child.order });
      else child.#addPaths(words, paths);
    }
  }
}

/** A statement as its words, with its place. */
export interface Path {
  readonly words: readonly string[];
  readonly line: number;
  readonly order: number;
}
