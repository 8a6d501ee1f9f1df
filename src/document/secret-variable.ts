import { child, entries, textOf } from "./access.ts";
import type { Node } from "./node.ts";

const VARIABLE = /^[A-Z][A-Z0-9_]{0,63}$/;

/** The variable that a value of the form `{ env: NAME }` names; null for anything else. */
export function secretVariable(node: Node): string | null {
  const env = textOf(child(node, "env"));
  return env !== null && entries(node).length === 1 && VARIABLE.test(env) ? env : null;
}
