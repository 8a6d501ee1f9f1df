/** A configuration with lines inserted after the first line that is, or begins with, some text. */
export function insertedBehind(text: string, line: string, lines: readonly string[]): string {
  const all = text.split("\n");
  const at = placeOf(all, line);
  return [...all.slice(0, at + 1), ...lines, ...all.slice(at + 1)].join("\n");
}

/** The same before that line. */
export function insertedBefore(text: string, line: string, lines: readonly string[]): string {
  const all = text.split("\n");
  const at = placeOf(all, line);
  return [...all.slice(0, at), ...lines, ...all.slice(at)].join("\n");
}

function placeOf(all: readonly string[], line: string): number {
  const at = all.findIndex((one) => one === line || one.startsWith(`${line} `));
  if (at < 0) throw new Error(`not there: ${line}`);
  return at;
}

/** Lines indented by this many more blanks. */
export function indented(lines: readonly string[], by: number): readonly string[] {
  return lines.map((line) => `${" ".repeat(by)}${line}`);
}

/** Statements in a block of their own, which is closed. */
export function block(head: string, lines: readonly string[]): readonly string[] {
  return [head, ...indented(lines, 1), "!"];
}
