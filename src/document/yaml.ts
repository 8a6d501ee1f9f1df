import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
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
import type { MapNode, Node } from "./node.ts";

/** Deepest nesting of a document. */
const MAX_DEPTH = 64;
/** Most values in a document, aliases counted as often as they stand for something. */
const MAX_NODES = 500_000;
/** Most values that aliases may add. */
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
 * Plain scalars that some reader takes for a number, and that are none to us. (`65535:0` is a number in base 60 to YAML 1.1
 * alone; it is left as it stands, or every community would need quotes.)
 */
const NUMBER_LIKE =
  /^[-+]?(?:0[xob][0-9a-f_]+|\d[\d_]*|\d[\d_]*\.\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|\d[\d_]*e[-+]?\d+|\.inf|\.nan)$/i;

/**
 * Reads one YAML 1.2 document into nodes with places, or reports why not and returns null. Stricter than YAML:
 * plain decimal integers are the only numbers, and any other plain scalar that a reader might turn into a number is
 * an error, as are duplicate keys, tags, directives, merge keys and keys that are not text.
 */
export function parseYaml(source: Source, report: Report): Node | null {
  const found = new Diagnostics();
  const fail: Report = (d) => {
    found.report(d);
    report(d);
  };
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
  for (const problem of [...document.errors, ...document.warnings].slice(0, 20)) {
    const span = { source, start: problem.pos[0], end: problem.pos[1] };
    if (problem.code === "TAG_RESOLVE_FAILED") {
      fail(diagnostic("yaml-unsupported", { feature: "a tag" }, { span }));
    } else {
      fail(diagnostic("yaml-syntax", { problem: firstLine(problem.message) }, { span }));
    }
  }
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

function firstLine(text: string): string {
  const line = text.split("\n")[0] ?? "";
  return line.replace(/:$/, "").replace(/^\w/, (letter) => letter.toLowerCase());
}

/** Turns the library's nodes into ours; gives up, once, on documents that are too deep or too large. */
class Walker {
  readonly #source: Source;
  readonly #document: Document;
  readonly #report: Report;
  #nodes = 0;
  #aliased = 0;
  #insideAlias = 0;
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
          diagnostic("yaml-syntax", { problem: "an alias without an anchor" }, { span }),
        );
        return nothing;
      }
      this.#insideAlias++;
      const resolved = this.walk(target, depth + 1);
      this.#insideAlias--;
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
    if (this.#insideAlias > 0) this.#aliased++;
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
    this.#report(diagnostic("yaml-too-complex", { what: over[0], limit: over[1] }, { span }));
    return true;
  }

  #span(node: unknown): Span {
    const range = isAlias(node) || isMap(node) || isSeq(node) || isScalar(node) ? node.range : null;
    return { source: this.#source, start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
  }
}
