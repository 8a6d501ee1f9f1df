import {
  Diagnostics,
  maskRanges,
  type Diagnostic,
  type Source,
  type TextRange,
} from "../diagnostics/index.ts";
import type { Node } from "./node.ts";
import { secretsInUrls } from "./secrets-in-urls.ts";
import { secretVariable } from "./secret-variable.ts";
import { parseYaml, withoutMark } from "./yaml.ts";

/** Keys whose value is a secret, or may be meant as one. */
const SECRET_KEY =
  /pass?w|^pass(?:$|[ _-])|pass(?:phrase|code)|pwd|secret|md5|auth|psk|token|credential|crypt|(?:^|[ _-])key(?:$|[ _-])|key.?string/i;

/** A secret and its key in one word or text: `password=…`, where a colon is missing. */
const WITH_KEY =
  /^[\w-]*(?:pass?w|pwd|secret|md5|auth|psk|token|passphrase|pass\b|key\b)[\w-]*(?:\s+|\s*[=:]\s*)\S/i;

/** Mappings whose keys are user-defined names: a router may be called `key-west`. */
const NAMED = /^(?:routers|exchanges|rules)$/;

/** Mappings that switch things on and off by their names, one of which is about authentication. */
const SWITCHES = /^flags$/;

/** A list of keys, whose items contain a secret or are one. */
const KEYS = /^keys$/i;

/** Keys whose values are URLs, or lists of them. In other texts, what looks like a URL has its own meaning. */
const URL_KEY = /^(?:from|ixf)$/;

/** The shortest secret that is searched for elsewhere in its file. */
const SHORTEST_REPEATED = 4;

/** The same for text that is not valid YAML, where the colon may be missing. */
const SECRET_TEXT =
  /(?:pass?w|pwd|secret|md5|auth|psk|token|credential|crypt|passphrase|\bpass\b|(?<![a-z])keys?(?![a-z]))[\w-]*["']?(?:\s*[:=]\s*|[ \t]+)/gi;
const REFERENCE = /^\{\s*env\s*:\s*[A-Z][A-Z0-9_]{0,63}\s*\}(?!.*#)/;

/** The content of a YAML file, or null, and what is wrong with it. */
export interface ParsedDocument {
  readonly root: Node | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML with `<secret>` in place of literal secrets, so that no diagnostic can show them: each diagnostic quotes
 * its line. Except for the secrets, the file means the same.
 */
export function parseWithoutSecrets(given: Source): ParsedDocument {
  const source = withoutMark(given);
  const document = parse(source);
  const { root } = document;
  const secrets = root ? secretsOf(root, source.text) : secretsInText(source.text);
  if (secrets.length === 0) return document;
  return parse({ path: source.path, ...maskRanges(source.text, secrets) });
}

function parse(source: Source): ParsedDocument {
  const found = new Diagnostics();
  return { root: parseYaml(source, found.report), diagnostics: found.all };
}

/**
 * What may be a secret in text that is not valid YAML, rather too much than too little: after a key without a plain
 * reference, the rest of the line and the following lines with deeper indentation.
 */
function secretsInText(text: string): readonly TextRange[] {
  const found: TextRange[] = [];
  let deeperThan: number | null = null;
  let offset = 0;
  for (const line of text.split("\n")) {
    const [begin, end] = [offset, offset + line.length];
    offset = end + 1;
    const indent = line.search(/[^\s]/);
    if (deeperThan !== null && (indent < 0 || indent > deeperThan)) {
      found.push({ start: begin, end });
      continue;
    }
    deeperThan = null;
    for (const { index, 0: key } of line.matchAll(SECRET_TEXT)) {
      const start = index + key.length;
      if (REFERENCE.test(line.slice(start))) continue;
      // If the key comes first on its line, apart from a list's dashes, its value has deeper indentation.
      deeperThan = /^[\s-]*["']?$/.test(line.slice(0, index)) ? index : indent;
      found.push({ start: begin + start, end });
      break;
    }
  }
  return inOrder([...found, ...secretsInUrls(text)]);
}

/** The secrets of a document, all copies of them (including through an alias), and comments next to them. */
function secretsOf(root: Node, text: string): readonly TextRange[] {
  const values = valuesOfSecrets(root);
  const literal = values.filter((node) => secretVariable(node) === null);
  const repeated = new Set(
    literal.flatMap(textsOf).filter((one) => one.length >= SHORTEST_REPEATED),
  );
  const ranges = [
    ...literal.map(({ span }) => span),
    ...spansWithKey(root),
    ...urlsOf(root).flatMap(({ value, span }) => secretsOfUrl(String(value), span, text)),
    ...scalarsOf(root).flatMap(({ value, span }) => (repeated.has(String(value)) ? [span] : [])),
    ...values.flatMap(({ span }) => commentAfter(text, span.end) ?? []),
  ];
  return inOrder(ranges);
}

/** The values of all keys that may have a secret. `of`: the key of the node itself, if it has one. */
function valuesOfSecrets(node: Node, of = ""): readonly Node[] {
  if (node.kind === "scalar") return [];
  if (node.kind === "list") return node.items.flatMap((item) => valuesOfSecrets(item));
  return [...node.entries].flatMap(([key, { node: value }]) => {
    if (NAMED.test(of) && value.kind !== "scalar") return valuesOfSecrets(value);
    if (SWITCHES.test(of) && isSwitch(value)) return [];
    if (SECRET_KEY.test(key)) return [value];
    if (!KEYS.test(key)) return valuesOfSecrets(value, key);
    const items = value.kind === "list" ? value.items : [value];
    return items.flatMap((item) => (item.kind === "scalar" ? [item] : valuesOfSecrets(item)));
  });
}

function isSwitch(node: Node): boolean {
  return node.kind === "scalar" && (node.value === "on" || node.value === "off");
}

/** Mapping keys, list items and whole documents that contain a key and its secret in one text. */
function spansWithKey(node: Node): readonly TextRange[] {
  if (node.kind === "scalar") return WITH_KEY.test(String(node.value)) ? [node.span] : [];
  if (node.kind === "list") return node.items.flatMap(spansWithKey);
  return [...node.entries].flatMap(([key, { keySpan, node: value }]) => [
    ...(WITH_KEY.test(key) ? [keySpan] : []),
    ...(value.kind === "scalar" ? [] : spansWithKey(value)),
  ]);
}

type Scalar = Extract<Node, { kind: "scalar" }>;

/** The values of all keys whose values are URLs. */
function urlsOf(node: Node): readonly Scalar[] {
  if (node.kind === "scalar") return [];
  if (node.kind === "list") return node.items.flatMap(urlsOf);
  return [...node.entries].flatMap(([key, { node: value }]) =>
    URL_KEY.test(key) ? scalarsOf(value) : urlsOf(value),
  );
}

/** The secrets in a URL; all of it where they are written with escapes. */
function secretsOfUrl(value: string, span: Scalar["span"], text: string): readonly TextRange[] {
  const { start, end } = span;
  const found = secretsInUrls(text.slice(start, end));
  if (found.length !== secretsInUrls(value).length) return [span];
  return found.map((range) => ({ start: start + range.start, end: start + range.end }));
}

function scalarsOf(node: Node): readonly Scalar[] {
  if (node.kind === "scalar") return [node];
  const inside = node.kind === "list" ? node.items : [...node.entries.values()].map((e) => e.node);
  return inside.flatMap(scalarsOf);
}

function textsOf(node: Node): readonly string[] {
  return scalarsOf(node).flatMap(({ value }) => (typeof value === "string" ? [value] : []));
}

/** The text of the comment on the line where a value ends; it may contain an earlier secret. */
function commentAfter(text: string, from: number): TextRange | null {
  const next = text.indexOf("\n", from);
  const end = next < 0 ? text.length : next;
  for (let at = from; at < end; at++) {
    if (text[at] === "#" && /\s/.test(text[at - 1] ?? "")) return { start: at + 1, end };
    const quote = text[at];
    if ((quote !== '"' && quote !== "'") || !/[:,[{-]\s*$/.test(text.slice(from, at))) continue;
    const quoted = quote === '"' ? /"(?:[^"\\]|\\[^])*"/y : /'(?:[^']|'')*'/y;
    quoted.lastIndex = at;
    if (!quoted.test(text)) return null;
    at = quoted.lastIndex - 1;
  }
  return null;
}

function inOrder(ranges: readonly TextRange[]): readonly TextRange[] {
  const all: TextRange[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start >= (all.at(-1)?.end ?? 0)) all.push({ start, end });
  }
  return all;
}
