import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { child, entries, textOf, type Node } from "../../document/index.ts";
import type { SecretReference } from "../../policy/index.ts";

const VARIABLE = /^[A-Z][A-Z0-9_]{0,63}$/;

/** Reads `{ env: NAME }`. Whatever else stands there may be the secret itself, and is never repeated. */
export function readSecret(node: Node | null, report: Report): SecretReference | null {
  if (!node) return null;
  const env = secretVariable(node);
  if (env === null) report(diagnostic("literal-secret", {}, { span: node.span }));
  return env === null ? null : { env };
}

/** The variable that a value names in the form `{ env: NAME }`; null for anything else. */
export function secretVariable(node: Node): string | null {
  const env = textOf(child(node, "env"));
  return env !== null && entries(node).length === 1 && VARIABLE.test(env) ? env : null;
}
