import { NOWHERE } from "../../../fast/movable-graph.ts";
import { NotUnderstood } from "../cursor.ts";
import { parseStatements, type FilterStatement } from "../syntax.ts";
import { readBodyTokens } from "../tokens.ts";

/**
 * Reads the statements of a part of a body, as beginning on the line `NOWHERE`. Where each part can be read by itself, they are
 * those of the whole: a statement ends with the sign it was cut behind, and only `else` goes on behind one. Throws
 * `NotUnderstood`.
 */
export function parsePart(text: string): readonly FilterStatement[] {
  const tokens = readBodyTokens(text, NOWHERE);
  if (tokens[0]?.text === "else") throw new NotUnderstood(NOWHERE, "a part of a statement");
  return parseStatements(tokens);
}
