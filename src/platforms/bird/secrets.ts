import type { TextRange } from "../../diagnostics/index.ts";
import { endOfStatement, statementSecrets } from "../statement-secrets.ts";

/** A constant used in place of a secret. */
const BY_NAME = /\b(?:password|secret|key|user)\s+([A-Za-z_]\w*)/g;
const CONSTANT = /\bdefine\s+(\w+)\s*=\s*/g;

/**
 * The secret parts of a BIRD configuration: what follows `password`, `secret`, `key`, `user` up to the end of its
 * statement or the block of the secret's options, and constants used as secrets.
 */
export function secretsIn(text: string): readonly TextRange[] {
  const names = new Set([...text.matchAll(BY_NAME)].map(([, name]) => name));
  const constants = [...text.matchAll(CONSTANT)]
    .filter(([, name]) => names.has(name))
    .map(({ index, 0: all }) => {
      const start = index + all.length;
      return { start, end: endOfStatement(text, start) };
    });
  return statementSecrets(text, null, constants);
}
