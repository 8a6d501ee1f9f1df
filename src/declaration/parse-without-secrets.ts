import { Diagnostics, type Report, type Source, type Span } from "../diagnostics/index.ts";
import { parseYaml, type Node } from "../document/index.ts";
import { secretVariable } from "./read/read-secret.ts";

/** Keys whose value is a secret, and keys that somebody may have meant so. */
const SECRET_KEY = /^(?:password|secret)$/;
const LIKE_SECRET_KEY = /pass?w|secret|md5/i;

/** The same in text that is no YAML: a key and the rest of what could be its value. */
const SECRET_TEXT =
  /((?:pass?w|secret|md5)[\w-]*["']?\s*:\s*)("(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[^\s{][^\n]*)/gi;

/**
 * Reads YAML with `x` in place of secrets that stand in it literally, so that no diagnostic can show them: each comes with
 * the line it points at. Offsets stay what they were, and the file means the same but for the secrets.
 */
export function parseWithoutSecrets(source: Source, report: Report): Node | null {
  const found = new Diagnostics();
  const root = parseYaml(source, found.report);
  const text = root
    ? hideSpans(source.text, findSecrets(root))
    : source.text.replace(SECRET_TEXT, (_, key: string, value: string) => key + hidden(value));
  if (text !== source.text) return parseYaml({ path: source.path, text }, report);
  found.all.forEach(report);
  return root;
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
