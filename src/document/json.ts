import { diagnostic, type Report, type Source, type Span } from "../diagnostics/index.ts";
import type { MapNode, Node } from "./node.ts";

/** The deepest nesting of a document. */
const MAX_DEPTH = 64;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORDS = { true: true, false: false, null: null } as const;

/**
 * Reads JSON (RFC 8259) into nodes with locations, or reports the first thing that is not JSON and returns null. A key
 * that is there twice in an object is an error as well: most parsers silently keep the last one.
 */
export function parseJson(source: Source, report: Report): Node | null {
  const reader = new JsonReader(source, report);
  try {
    const root = reader.document();
    return reader.failed ? null : root;
  } catch (problem) {
    if (!(problem instanceof NotJson)) throw problem;
    report(diagnostic("json-syntax", { problem: problem.message }, { span: problem.span }));
    return null;
  }
}

class NotJson extends Error {
  readonly span: Span;

  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

class JsonReader {
  readonly #source: Source;
  readonly #report: Report;
  readonly #text: string;
  #at = 0;
  failed = false;

  constructor(source: Source, report: Report) {
    this.#source = source;
    this.#report = report;
    this.#text = source.text;
  }

  document(): Node {
    this.#blanks();
    const root = this.#value(0);
    this.#blanks();
    if (this.#at < this.#text.length) this.#fail("there is more after the end of the value");
    return root;
  }

  #value(depth: number): Node {
    if (depth > MAX_DEPTH) this.#fail(`more than ${MAX_DEPTH} levels of nesting`);
    const start = this.#at;
    switch (this.#text[start]) {
      case "{":
        return this.#map(depth);
      case "[":
        return this.#list(depth);
      case '"':
        return { kind: "scalar", value: this.#string(), span: this.#from(start) };
      default:
        return { kind: "scalar", value: this.#plain(), span: this.#from(start) };
    }
  }

  #plain(): number | boolean | null {
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(this.#text)?.[0];
    if (number !== undefined) {
      this.#at += number.length;
      if (/[\w.]/.test(this.#text[this.#at] ?? "")) this.#fail("this is not a number of JSON");
      return Number(number);
    }
    for (const [word, value] of Object.entries(WORDS)) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    return this.#fail("a value is expected here");
  }

  #list(depth: number): Node {
    const start = this.#at++;
    const items: Node[] = [];
    if (!this.#closes("]")) {
      do {
        this.#blanks();
        items.push(this.#value(depth + 1));
      } while (this.#continues("]"));
    }
    return { kind: "list", items, span: this.#from(start) };
  }

  #map(depth: number): MapNode {
    const start = this.#at++;
    const entries = new Map<string, { keySpan: Span; node: Node }>();
    if (!this.#closes("}")) {
      do {
        this.#blanks();
        const keyStart = this.#at;
        if (this.#text[keyStart] !== '"') this.#fail("a key in double quotes is expected here");
        const key = this.#string();
        const keySpan = this.#from(keyStart);
        this.#blanks();
        if (this.#text[this.#at] !== ":") this.#fail("`:` is expected here");
        this.#at++;
        this.#blanks();
        const node = this.#value(depth + 1);
        const earlier = entries.get(key);
        if (earlier) this.#twice(key, keySpan, earlier.keySpan);
        else entries.set(key, { keySpan, node });
      } while (this.#continues("}"));
    }
    return { kind: "map", entries, span: this.#from(start) };
  }

  #twice(key: string, span: Span, first: Span): void {
    const related = [{ message: "the first one is here", span: first }];
    const hint = "remove one of the two";
    this.#report(diagnostic("duplicate-key", { key }, { span, related, hint }));
    this.failed = true;
  }

  /** Whether a list or mapping ends at once. */
  #closes(bracket: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== bracket) return false;
    this.#at++;
    return true;
  }

  /** Whether another item follows; otherwise the list or mapping has ended. */
  #continues(bracket: string): boolean {
    this.#blanks();
    const next = this.#text[this.#at];
    if (next !== "," && next !== bracket) this.#fail(`\`,\` or \`${bracket}\` is expected here`);
    this.#at++;
    return next === ",";
  }

  #string(): string {
    const start = this.#at++;
    let plain = true;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (Number.isNaN(code)) {
        this.#at = start;
        this.#fail("this text has no closing quote");
      }
      if (code === 0x22) break;
      if (code < 0x20) this.#fail("a control character in a text must be escaped");
      if (code === 0x5c) plain = false;
      this.#at += code === 0x5c ? 2 : 1;
    }
    this.#at++;
    const quoted = this.#text.slice(start, this.#at);
    if (plain) return quoted.slice(1, -1);
    try {
      return String(JSON.parse(quoted));
    } catch {
      this.#at = start;
      return this.#fail("this text has an escape that JSON does not know");
    }
  }

  #blanks(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  #from(start: number): Span {
    return { source: this.#source, start, end: this.#at };
  }

  #fail(problem: string): never {
    const start = this.#at;
    const isOver = start >= this.#text.length;
    const span = { source: this.#source, start, end: isOver ? start : start + 1 };
    throw new NotJson(isOver ? "it ends too early" : problem, span);
  }
}
