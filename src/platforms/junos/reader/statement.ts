import type { ScannedPrefixes } from "../../fast/prefix-cursor.ts";
import type { Block } from "./fast/block.ts";

/** The children of a statement that has none; never changed. */
const NOTHING: Statement[] = [];

/** More children than are looked through one by one. */
const FEW = 8;

/** A word of the configuration and what stands under it, in the order of the file. */
export class Statement {
  readonly word: string;
  readonly line: number;
  /** Which one it is of all words of the file: statements under different words keep their order. */
  readonly order: number;
  /** Loading it takes away what stood in its place before (`replace:`). */
  replaces = false;
  /** What stands under the word and is not active, each in words. */
  inactive: readonly Path[] = [];
  #children: Statement[] = NOTHING;
  /** The children by their words, where there are many: most words have one. */
  #byWord: Map<string, Statement> | null = null;
  #plain: ScannedPrefixes | null = null;
  #block: Block | null = null;
  #unread: (() => void) | null = null;
  readonly #count: { words: number };

  constructor(word: string, line: number, count = { words: 0 }) {
    this.word = word;
    this.line = line;
    this.#count = count;
    this.order = count.words++;
  }

  /** What a list in plain form holds; null for all other statements. */
  get plain(): ScannedPrefixes | null {
    return this.#plain;
  }

  /** The text of what stands under the word, as long as nobody has asked for that; null for most statements. */
  get block(): Block | null {
    return this.#block;
  }

  /** Everything under the word. */
  get children(): Iterable<Statement> {
    return this.#read();
  }

  /** How many words stand directly under this one. */
  get size(): number {
    return this.#read().length;
  }

  /**
   * Takes a list in plain form, where nothing stands under the word yet. `read` puts the same under it word by word, once
   * somebody asks for that.
   */
  takePlain(plain: ScannedPrefixes, read: (into: Statement) => void): void {
    this.#plain = plain;
    this.#unread = () => read(this);
  }

  /** Takes a block where nothing stands under the word yet. `read` puts it there, once somebody asks for that. */
  takeBlock(block: Block, read: (into: Statement) => void): void {
    this.#block = block;
    this.#unread = () => read(this);
  }

  /** Puts a statement of another place under this one, where its word does not stand yet. */
  adopt(child: Statement): void {
    this.#read();
    this.#add(child);
  }

  /** The children; what was not read word by word is read now. */
  #read(): readonly Statement[] {
    const read = this.#unread;
    if (read === null) return this.#children;
    this.#plain = null;
    this.#block = null;
    this.#unread = null;
    read();
    return this.#children;
  }

  /** What stands under some words, one under the other; null where it is not there. */
  find(...words: readonly string[]): Statement | null {
    const [first] = words;
    if (words.length === 1 && first !== undefined) return this.#child(first);
    return words.reduce<Statement | null>((at, word) => at && at.#child(word), this);
  }

  /** The one word under this one, or under some words; null where there is none, or another number. */
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

  /** The child of a word, made where it is not there. */
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

  /** Notes that something stands under the word and is not active. */
  noteInactive(words: readonly string[], line: number): void {
    this.inactive = [...this.inactive, { words, line, order: this.#count.words }];
  }

  /** Takes a child away. */
  remove(word: string): void {
    this.#children = this.#read().filter((child) => child.word !== word);
    this.#byWord?.delete(word);
  }

  /** Every way from here down, in words. */
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

/** A statement as its words, and where it stands. */
export interface Path {
  readonly words: readonly string[];
  readonly line: number;
  readonly order: number;
}
