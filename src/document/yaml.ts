import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  Parser,
  type CST,
  type Document,
  type ScalarTag,
  type YAMLMap,
} from "yaml";

import {
  diagnostic,
  Diagnostics,
  type Report,
  type Source,
  type Span,
} from "../diagnostics/index.ts";
import { firstOfLines } from "./first-of-lines.ts";
import type { MapNode, Node } from "./node.ts";
import { strangeCharacters } from "./strange-characters.ts";
import { explainSyntax } from "./syntax/explain-syntax.ts";
import type { LibraryProblem, Unclosed } from "./syntax/syntax-problem.ts";

/** The deepest nesting of a document. */
const MAX_DEPTH = 64;
/** The most values in a document, counting an alias each time for what it refers to. */
const MAX_NODES = 500_000;
/** The most values that aliases may add. */
const MAX_ALIASED = 10_000;

const TAGS: ScalarTag[] = [
  {
    tag: "tag:yaml.org,2002:null",
    default: true,
    test: /^(?:~|null)?$/,
    resolve: () => null,
    identify: (value) => value === null,
  },
  {
    tag: "tag:yaml.org,2002:bool",
    default: true,
    test: /^(?:true|false)$/,
    resolve: (text) => text === "true",
    identify: (value) => typeof value === "boolean",
  },
  {
    tag: "tag:yaml.org,2002:int",
    default: true,
    test: /^(?:0|-?[1-9]\d{0,14})$/,
    resolve: (text) => Number(text),
    identify: (value) => typeof value === "number",
  },
];

/**
 * Plain scalars that some parsers read as a number, but peerc does not. (`65535:0` is a base-60 number only in YAML
 * 1.1; it is allowed, or every community would need quotes.)
 */
const NUMBER_LIKE =
  /^[-+]?(?:0[xob][0-9a-f_]+|\d[\d_]*|\d[\d_]*\.\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|\d[\d_]*e[-+]?\d+|\.inf|\.nan)$/i;

/**
 * Reads a YAML 1.2 document into nodes with locations, or reports why not and returns null. Stricter than YAML: only
 * plain decimal integers are numbers, and any other plain scalar that a parser might turn into a number is an error,
 * as are duplicate keys, tags, directives, merge keys and keys that are not text.
 */
export function parseYaml(given: Source, report: Report): Node | null {
  const source = withoutMark(given);
  const found = new Diagnostics();
  const fail: Report = (d) => {
    found.report(d);
    report(d);
  };
  const strange = strangeCharacters(source.text);
  for (const { index, shown } of strange) {
    const span = { source, start: index, end: index + 1 };
    report(diagnostic("yaml-character", { character: shown }, { span }));
  }
  if (strange.length > 0) return null;
  const document = parseDocument(source.text, {
    version: "1.2",
    schema: "failsafe",
    customTags: TAGS,
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
    merge: false,
    logLevel: "error",
  });
  reportSyntax(source, [...document.errors, ...document.warnings], fail);
  const directive = /^%[A-Z]+/m.exec(source.text);
  if (directive && source.text.slice(0, directive.index).trim() === "") {
    const span = {
      source,
      start: directive.index,
      end: directive.index + directive[0].length,
    };
    fail(diagnostic("yaml-unsupported", { feature: "a directive" }, { span }));
  }
  if (found.failed) return null;
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    report(diagnostic("yaml-empty", {}, { span: { source, start: 0, end: 0 } }));
    return null;
  }
  const node = new Walker(source, document, fail).walk(root, 0);
  return found.all.length > 0 ? null : node;
}

/** A text without the byte-order mark that Windows editors write, which the library would read as indentation. */
export function withoutMark(source: Source): Source {
  return source.text.startsWith("\ufeff")
    ? { path: source.path, text: source.text.slice(1) }
    : source;
}

function reportSyntax(source: Source, problems: readonly LibraryProblem[], fail: Report): void {
  const deep = problems.some(({ message }) => message.startsWith("Maximum call stack"));
  if (deep) {
    // The depth at which the library fails depends on the machine, so its position means nothing.
    const params = { what: "levels of nesting", limit: MAX_DEPTH };
    fail(diagnostic("yaml-too-complex", params, { span: { source, start: 0, end: 0 } }));
    return;
  }
  const isTag = ({ code }: LibraryProblem) => code === "TAG_RESOLVE_FAILED";
  const tags = problems.filter(isTag).map(({ pos: [start, end] }) => ({ start, end }));
  for (const { start, end } of firstOfLines(source.text, tags)) {
    fail(diagnostic("yaml-unsupported", { feature: "a tag" }, { span: { source, start, end } }));
  }
  const rest = problems.filter((problem) => !isTag(problem));
  if (rest.length === 0) return;
  const explained = explainSyntax(source.text, rest, findUnclosed(source.text));
  for (const { problem, hint, start, end, related } of firstOfLines(source.text, explained)) {
    const other = related && [
      { message: related.message, span: { source, start: related.start, end: related.end } },
    ];
    const options = { span: { source, start, end }, hint, related: other };
    fail(diagnostic("yaml-syntax", { problem }, options));
  }
}

/** The brackets and quotes of a text that are unclosed, or closed by the wrong bracket. */
function findUnclosed(text: string): readonly Unclosed[] {
  const found: Unclosed[] = [];
  const todo: (CST.Token | null | undefined)[] = [...new Parser().parse(text)];
  for (let token = todo.pop(); todo.length > 0 || token; token = todo.pop()) {
    if (!token) continue;
    if (token.type === "document") todo.push(token.value);
    if ("items" in token) {
      for (const { key, value } of token.items) todo.push(key, value);
    }
    if (token.type === "flow-collection") {
      const { source: opening, offset: start } = token.start;
      const end = token.end.find(({ type }) => /^flow-(?:map|seq)-end$/.test(type));
      const right = opening === "{" ? "}" : "]";
      const closedBy = end ? { text: end.source, start: end.offset } : null;
      if (end?.source !== right) found.push({ opening, start, closedBy });
    } else if (token.type === "double-quoted-scalar" || token.type === "single-quoted-scalar") {
      const { source, offset: start } = token;
      const opening = source.charAt(0);
      const before = opening === "'" ? /'*$/ : /\\*(?="$)/;
      const run = before.exec(source.slice(1))?.[0].length ?? 0;
      const isClosed =
        opening === "'"
          ? run % 2 === 1
          : source.length > 1 && source.endsWith(opening) && run % 2 === 0;
      if (!isClosed) found.push({ opening, start, closedBy: null });
    }
  }
  return found;
}

/** Converts the library's nodes; gives up, once, on documents that are too deep or too large. */
class Walker {
  readonly #source: Source;
  readonly #document: Document;
  readonly #report: Report;
  #nodes = 0;
  #aliased = 0;
  /** The outermost alias being followed. */
  #alias: Span | null = null;
  #gaveUp = false;

  constructor(source: Source, document: Document, report: Report) {
    this.#source = source;
    this.#document = document;
    this.#report = report;
  }

  walk(node: unknown, depth: number): Node {
    const span = this.#span(node);
    const nothing: Node = { kind: "scalar", value: null, span };
    if (this.#gaveUp || this.#isTooComplex(depth, span)) return nothing;
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (!target) {
        this.#report(
          diagnostic(
            "yaml-syntax",
            { problem: "an alias without an anchor" },
            { span, hint: "put it in quotes, if it is text that begins with `*`" },
          ),
        );
        return nothing;
      }
      const outer = this.#alias;
      this.#alias ??= span;
      const resolved = this.walk(target, depth + 1);
      this.#alias = outer;
      return { ...resolved, span };
    }
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.tag !== undefined) {
      this.#report(diagnostic("yaml-unsupported", { feature: `the tag ${node.tag}` }, { span }));
      return nothing;
    }
    if (isMap(node)) return this.#map(node, span, depth);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.walk(item, depth + 1));
      return { kind: "list", items, span };
    }
    if (!isScalar(node)) return nothing;
    const { value } = node;
    if (node.type === "PLAIN" && typeof value === "string" && NUMBER_LIKE.test(value)) {
      this.#report(diagnostic("ambiguous-number", { text: value }, { span }));
    }
    if (typeof value === "number" || typeof value === "boolean" || value === null) {
      return { kind: "scalar", value, span };
    }
    return { kind: "scalar", value: typeof value === "string" ? value : (node.source ?? ""), span };
  }

  #map(map: YAMLMap, span: Span, depth: number): MapNode {
    const entries = new Map<string, { keySpan: Span; node: Node }>();
    for (const pair of map.items) {
      const keySpan = this.#span(pair.key);
      if (!isScalar(pair.key) || pair.key.value === null) {
        this.#report(
          diagnostic("yaml-unsupported", { feature: "a key that is not text" }, { span: keySpan }),
        );
        continue;
      }
      const key = typeof pair.key.value === "string" ? pair.key.value : (pair.key.source ?? "");
      if (key === "<<") {
        this.#report(diagnostic("yaml-unsupported", { feature: "a merge key" }, { span: keySpan }));
        continue;
      }
      const earlier = entries.get(key);
      if (earlier) {
        const related = [{ message: "the first one is here", span: earlier.keySpan }];
        this.#report(diagnostic("duplicate-key", { key }, { span: keySpan, related }));
        continue;
      }
      const node: Node =
        pair.value === null
          ? { kind: "scalar", value: null, span: keySpan }
          : this.walk(pair.value, depth + 1);
      entries.set(key, { keySpan, node });
    }
    return { kind: "map", entries, span };
  }

  #isTooComplex(depth: number, span: Span): boolean {
    this.#nodes++;
    if (this.#alias) this.#aliased++;
    const over: readonly [string, number] | null =
      depth > MAX_DEPTH
        ? ["levels of nesting", MAX_DEPTH]
        : this.#aliased > MAX_ALIASED
          ? ["values through aliases", MAX_ALIASED]
          : this.#nodes > MAX_NODES
            ? ["values", MAX_NODES]
            : null;
    if (!over) return false;
    this.#gaveUp = true;
    this.#report(
      diagnostic(
        "yaml-too-complex",
        { what: over[0], limit: over[1] },
        { span: this.#alias ?? span },
      ),
    );
    return true;
  }

  #span(node: unknown): Span {
    const range = isAlias(node) || isMap(node) || isSeq(node) || isScalar(node) ? node.range : null;
    return { source: this.#source, start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
  }
}
