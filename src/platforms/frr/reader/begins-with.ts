import type { IgnoredStatements } from "./ignored/ignored.ts";

/** Whether a line begins with the words of a statement, where `*` is any word. */
export function beginsWith(words: readonly string[], statement: string): boolean {
  const expected = statement.split(" ");
  return (
    expected.length <= words.length &&
    expected.every((word, i) => word === "*" || word === words[i])
  );
}

/** Whether a line begins with one of the statements. */
export function isAmong(words: readonly string[], all: readonly IgnoredStatements[]): boolean {
  return all.some(({ statements }) => statements.some((statement) => beginsWith(words, statement)));
}
