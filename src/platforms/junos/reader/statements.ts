import type { PlainPrefixes } from "../../plain-prefixes.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { readPlainList } from "./plain-list.ts";

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
  #children: Statement[] = NOTHING;
  /** The children by their words, where there are many: most words have one. */
  #byWord: Map<string, Statement> | null = null;
  #plain: PlainPrefixes | null = null;
  #unread: (() => void) | null = null;
  readonly #count: { words: number };

  constructor(word: string, line: number, count = { words: 0 }) {
    this.word = word;
    this.line = line;
    this.#count = count;
    this.order = count.words++;
  }

  /** What a list in plain form holds; null for all other statements. */
  get plain(): PlainPrefixes | null {
    return this.#plain;
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
  takePlain(plain: PlainPrefixes, read: (into: Statement) => void): void {
    this.#plain = plain;
    this.#unread = () => read(this);
  }

  /** Puts everything that stands under a statement under this one too; what is there already stays. */
  merge(from: Statement): void {
    const { plain } = from;
    if (plain !== null && this.#children.length === 0 && this.#plain === null) {
      this.takePlain(plain, (into) => into.#mergeChildren(from));
    } else this.#mergeChildren(from);
  }

  #mergeChildren(from: Statement): void {
    for (const child of from.children) this.child(child.word, child.line).merge(child);
  }

  /** The children, a list in plain form read word by word. */
  #read(): readonly Statement[] {
    const read = this.#unread;
    this.#plain = null;
    this.#unread = null;
    read?.();
    return this.#children;
  }

  /** What stands under some words, one under the other; null where it is not there. */
  find(...words: readonly string[]): Statement | null {
    return words.reduce<Statement | null>((at, word) => at && at.#child(word), this);
  }

  /** The one word under this one, or under some words; null where there is none, or another number. */
  value(...words: readonly string[]): string | null {
    const at = this.find(...words);
    if (!at || at.size !== 1) return null;
    for (const child of at.children) return child.word;
    return null;
  }

  #child(word: string): Statement | null {
    const children = this.#read();
    const found = this.#byWord ? this.#byWord.get(word) : children.find((c) => c.word === word);
    return found ?? null;
  }

  /** The child of a word, made where it is not there. */
  child(word: string, line: number): Statement {
    const known = this.#child(word);
    if (known) return known;
    const child = new Statement(word, line, this.#count);
    if (this.#children === NOTHING) this.#children = [child];
    else this.#children.push(child);
    if (this.#byWord) this.#byWord.set(word, child);
    else if (this.#children.length > FEW) {
      this.#byWord = new Map(this.#children.map((each) => [each.word, each]));
    }
    return child;
  }

  /** Takes a child away. */
  remove(word: string): void {
    this.#children = this.#read().filter((child) => child.word !== word);
    this.#byWord?.delete(word);
  }

  /** Every way from here down, in words. */
  *paths(): Iterable<Path> {
    for (const child of this.children) {
      const { word, line, order } = child;
      if (child.size === 0) yield { words: [word], line, order };
      else for (const path of child.paths()) yield { ...path, words: [word, ...path.words] };
    }
  }
}

/** A statement as its words, and where it stands. */
export interface Path {
  readonly words: readonly string[];
  readonly line: number;
  readonly order: number;
}

const DEEPEST = 60;

/** Reads a configuration in braces, or as `set` commands; both give the same tree. */
export function readStatements(text: string, problems: ReadingProblems): Statement {
  const root = new Statement("", 1);
  if (
    /^\s*(?:set|deactivate|delete) /m.test(text.slice(0, 10_000)) &&
    !/[{}]/.test(text.slice(0, 10_000).replace(/"[^"]*"|\$\{\w+\}|#.*/g, ""))
  ) {
    readSetLines(text, root, problems);
  } else readBraces(text, root, problems);
  return root;
}

const TOKEN =
  /\/\*[\s\S]*?\*\/|#[^\n]*|"(?:[^"\\\n]|\\.)*"|[{};[\]\n]|\$\{\w+\}[^\s{};[\]"]*|[^\s{};[\]"]+|"/g;

/** Reads statements, the first of which stands on line `line`, into one. */
function readBraces(text: string, root: Statement, problems: ReadingProblems, line = 1): void {
  const stack: Statement[] = [root];
  let words: string[] = [];
  let first = 1;
  let inList = false;
  let list: string[] = [];
  let skipping = 0;
  let replaces = false;
  const place = (): Statement => {
    let at = stack.at(-1) ?? root;
    for (const word of words) at = at.child(word, first);
    return at;
  };
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [token] = match;
    if (token === "\n") {
      line++;
      continue;
    }
    if (token.startsWith("/*")) {
      for (let at = token.indexOf("\n"); at >= 0; at = token.indexOf("\n", at + 1)) line++;
      continue;
    }
    if (token.startsWith("#")) continue;
    const inactive = words[0] === "inactive:";
    switch (token) {
      case "{":
        if (inactive || skipping > 0) skipping++;
        else if (stack.length > DEEPEST) {
          problems.notUnderstood(line, "statements nested too deep");
          return;
        } else {
          const at = place();
          at.replaces = replaces;
          const [kind] = words;
          const isList = kind === "prefix-list" || kind === "route-filter-list";
          const isNew = isList && words.length === 2 && at.size === 0;
          const plain = isNew ? readPlainList(kind, text, pattern.lastIndex) : null;
          if (plain) {
            const [from, to] = [pattern.lastIndex, plain.end];
            const begin = line;
            at.takePlain(plain.prefixes, (into) =>
              readBraces(text.slice(from, to), into, problems, begin),
            );
            line += plain.lines;
            pattern.lastIndex = plain.end + 1;
          } else stack.push(at);
        }
        replaces = false;
        words = [];
        break;
      case "}":
        if (words.length > 0) problems.notUnderstood(line, "a statement without a semicolon");
        words = [];
        if (skipping > 0) skipping--;
        else if (stack.length > 1) stack.pop();
        else problems.notUnderstood(line, "a brace that was not opened");
        break;
      case "[":
        inList = true;
        list = [];
        break;
      case "]":
        inList = false;
        if (!inactive && skipping === 0) {
          const at = place();
          for (const word of list) at.child(word, line);
        }
        words = [];
        break;
      case ";":
        if (words.length > 0 && !inactive && skipping === 0) place();
        replaces = false;
        words = [];
        break;
      case "replace:":
        replaces = true;
        break;
      case "protect:":
        break;
      default:
        if (inList) list.push(unquoted(token));
        else {
          if (words.length === 0) first = line;
          words.push(unquoted(token));
        }
    }
  }
  if (stack.length > 1 || words.length > 0 || skipping > 0 || inList) {
    problems.notUnderstood(line, "the end of the file in the middle of a statement");
  }
}

function readSetLines(text: string, root: Statement, problems: ReadingProblems): void {
  text.split("\n").forEach((said, i) => {
    const line = i + 1;
    const tokens = [...said.matchAll(TOKEN)]
      .map(([token]) => token)
      .filter((t) => !t.startsWith("#") && !t.startsWith("/*"));
    const [verb, ...words] = tokens;
    if (verb === undefined) return;
    if (verb === "set") {
      const open = words.indexOf("[");
      const close = words.at(-1) === "]" ? words.length - 1 : -1;
      let at = root;
      for (const word of open < 0 ? words : words.slice(0, open))
        at = at.child(unquoted(word), line);
      if (open >= 0)
        for (const word of words.slice(open + 1, close)) at.child(unquoted(word), line);
    } else if (verb === "deactivate") {
      deactivate(root, words.map(unquoted));
    } else problems.notUnderstood(line, "a command that is neither set nor deactivate");
  });
}

/** Takes a statement away; in a `from`, what stands around it and holds nothing else too: it is no condition then. */
function deactivate(root: Statement, words: readonly string[]): void {
  const from = words.includes("from") ? words.indexOf("from") : words.length;
  for (let last = words.length - 1; last >= 0; last--) {
    const around = root.find(...words.slice(0, last));
    around?.remove(words[last] ?? "");
    if (around?.size !== 0 || last - 1 <= from) return;
  }
}

function unquoted(token: string): string {
  return token.startsWith('"') && token.length > 1
    ? token.slice(1, -1).replace(/\\(.)/g, "$1")
    : token;
}
