/** The longest line, in characters. */
const LONGEST = 65_536;

/**
 * The lines of a text that is read piece by piece, without their newlines, as Latin-1. A line without newline at the end,
 * or what there is of one that is too long, is the last: `isWhole` is false.
 */
export async function* splitLines(
  bytes: AsyncIterable<Buffer>,
): AsyncIterable<{ readonly line: string; readonly isWhole: boolean }> {
  let rest = "";
  for await (const piece of bytes) {
    const text = rest + piece.toString("latin1");
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      yield { line: text.slice(start, end), isWhole: true };
      start = end + 1;
    }
    rest = text.slice(start);
    if (rest.length > LONGEST) break;
  }
  if (rest !== "") yield { line: rest, isWhole: false };
}
