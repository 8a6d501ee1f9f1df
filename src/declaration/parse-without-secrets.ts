import { Diagnostics, type Diagnostic, type Source, type Span } from "../diagnostics/index.ts";
import { parseYaml, withoutMark, type Node } from "../document/index.ts";
import { secretVariable } from "./read/read-secret.ts";

/** Keys whose value is a secret, and keys that somebody may have meant so. */
const SECRET_KEY = /^(?:password|secret)$/;
const LIKE_SECRET_KEY = /pass?w|^pass$|pwd|secret|md5|auth|psk|^key$/i;

/** The same in text that is no YAML, where the colon may be what is missing. */
const SECRET_TEXT =
  /(?:pass?w|pwd|secret|md5|auth|psk|\bpass\b|\bkey\b)[\w-]*["']?(?:\s*[:=]\s*|[ \t]+)/gi;
const REFERENCE = /^\{\s*env\s*:\s*[A-Z][A-Z0-9_]{0,63}\s*\}/;

/** What a file of the declaration says, or null, and what is wrong with it. */
export interface ParsedDocument {
  readonly root: Node | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML with `x` in place of secrets that stand in it literally, so that no diagnostic can show them: each comes with
 * the line it points at. Offsets stay what they were, and the file means the same but for the secrets.
 */
export function parseWithoutSecrets(given: Source): ParsedDocument {
  const source = withoutMark(given);
  const document = parse(source);
  const { root } = document;
  const text = root ? hideSpans(source.text, findSecrets(root)) : hideInText(source.text);
  return text === source.text ? document : parse({ path: source.path, text });
}

function parse(source: Source): ParsedDocument {
  const found = new Diagnostics();
  return { root: parseYaml(source, found.report), diagnostics: found.all };
}

/**
 * Hides what may be a secret in text that is no YAML, rather too much than too little: behind a key that is no
 * plain reference, the rest of the line and the lines that are indented deeper.
 */
function hideInText(text: string): string {
  let deeperThan: number | null = null;
  const lines = text.split("\n").map((line) => {
    const indent = line.search(/[^\s]/);
    if (deeperThan !== null && (indent < 0 || indent > deeperThan)) return hidden(line);
    deeperThan = null;
    for (const { index, 0: key } of line.matchAll(SECRET_TEXT)) {
      const start = index + key.length;
      if (REFERENCE.test(line.slice(start))) continue;
      // Where the key is the first thing on its line, a list's dashes aside, its value is indented deeper than it.
      deeperThan = /^[\s-]*["']?$/.test(line.slice(0, index)) ? index : indent;
      return line.slice(0, start) + hidden(line.slice(start));
    }
    return line;
  });
  return lines.join("\n");
}

function hideSpans(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) =>
      rest.slice(0, start) + hidden(rest.slice(start, end)) + rest.slice(end),
    text,
  );
}

function hidden(text: string): string {
  return text.replace(/[^\s]/g, "x");
}

function findSecrets(node: Node): Span[] {
  if (node.kind === "scalar") return [];
  if (node.kind === "list") return node.items.flatMap(findSecrets);
  return [...node.entries].flatMap(([key, { node: value }]) => {
    const isSecret = SECRET_KEY.test(key) || (LIKE_SECRET_KEY.test(key) && value.kind === "scalar");
    return isSecret && secretVariable(value) === null ? [value.span] : findSecrets(value);
  });
}
