/** Prints the lines of a committed file, each with its newline. */
export function printLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
