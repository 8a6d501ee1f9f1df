import { NOWHERE } from "../../../fast/movable-graph.ts";
import { NotUnderstood } from "../cursor.ts";
import { parseStatements, type FilterStatement } from "../syntax.ts";
import { readBodyTokens } from "../tokens.ts";

/**
 * Parses the statements in part of a body, with lines starting at `NOWHERE`. If each part can be parsed separately,
 * the results are those of the whole: a statement ends at the sign where it was cut, and only `else` can continue it.
 * Throws `NotUnderstood`.
 */
export function parsePart(text: string): readonly FilterStatement[] {
  const tokens = readBodyTokens(text, NOWHERE);
  if (tokens[0]?.text === "else") throw new NotUnderstood(NOWHERE, "a part of a statement");
  return parseStatements(tokens);
}
