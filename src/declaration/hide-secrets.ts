import type { Source, Span } from "../diagnostics/index.ts";
import { parseYaml, type Node } from "../document/index.ts";
import { secretVariable } from "./read/read-secret.ts";

/** Keys whose value is a secret, and keys that somebody may have meant so. */
const SECRET_KEY = /^(?:password|secret)$/;
const LIKE_SECRET_KEY = /pass?w|secret|md5/i;

/** The same in text that is no YAML: a key and the rest of what could be its value. */
const SECRET_TEXT =
  /((?:pass?w|secret|md5)[\w-]*["']?\s*:\s*)("(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[^\s{][^\n]*)/gi;

/**
 * Puts `x` in place of secrets that stand in a file literally, so that no diagnostic can show them: each comes with
 * the line it points at. Offsets stay what they were, and the file means the same but for the secrets.
 */
export function hideSecrets(source: Source): Source {
  const root = parseYaml(source, () => undefined);
  if (!root) {
    const text = source.text.replace(
      SECRET_TEXT,
      (_, key: string, value: string) => key + hidden(value),
    );
    return { path: source.path, text };
  }
  const secrets = findSecrets(root);
  if (secrets.length === 0) return source;
  let text = source.text;
  for (const { start, end } of secrets) {
    text = text.slice(0, start) + hidden(text.slice(start, end)) + text.slice(end);
  }
  return { path: source.path, text };
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
