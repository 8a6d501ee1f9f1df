/** Where something can be inserted into `router.conf`: after the first line of this text that follows another one. */
export interface Spot {
  readonly name: string;
  /** Lines, each searched for after the previous one. */
  readonly behind: readonly string[];
}

/** The text with lines put in at a spot. */
export function insert(text: string, spot: Spot, lines: readonly string[]): string {
  let at = 0;
  for (const line of spot.behind) {
    const found = `\n${text}`.indexOf(`\n${line}\n`, at);
    if (found < 0) throw new Error(`no line ${line}`);
    at = found + line.length + 1;
  }
  return text.slice(0, at) + lines.map((line) => `${line}\n`).join("") + text.slice(at);
}
