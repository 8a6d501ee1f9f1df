/** The number of characters that are encoded at a time. */
const CHUNK = 4 * 1024 * 1024;

/** A text as UTF-8 in chunks: a file may have hundreds of megabytes, and need not be in memory twice. */
export function* textChunks(text: string): Generator<Buffer> {
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + CHUNK);
    // Do not split a surrogate pair.
    if (end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end--;
    yield Buffer.from(text.slice(start, end), "utf8");
    start = end;
  }
}
