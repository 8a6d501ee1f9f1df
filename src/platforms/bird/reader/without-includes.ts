import type { ReadingProblems } from "../../reading-problems.ts";
import type { Token } from "./tokens.ts";

/**
 * The tokens of a file without its include lines. BIRD inserts the included text into whatever block is open
 * (conf/cf-lex.l), so the meaning of what follows is unknown: it is reported.
 */
export function withoutIncludes(
  text: string,
  tokens: readonly Token[],
  problems: ReadingProblems,
): readonly Token[] {
  if (!/^[ \t]*include[ \t]*"/m.test(text)) return tokens;
  return tokens.filter((token, i) => {
    const isInclude = (at: number) =>
      tokens[at]?.kind === "word" &&
      tokens[at].text === "include" &&
      tokens[at + 1]?.kind === "text";
    if (!isInclude(i)) return !isInclude(i - 1) && !(token.text === ";" && isInclude(i - 2));
    problems.notUnderstood(
      token.line,
      "another file, of which nothing is known here: put its text in place of this line",
    );
    return false;
  });
}
