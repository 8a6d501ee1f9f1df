/** Characters that are turned into bytes at a time. */
const CHUNK = 4 * 1024 * 1024;

/** A text as UTF-8 in pieces: a file may have hundreds of megabytes, and need not be held twice. */
export function* textChunks(text: string): Generator<Buffer> {
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + CHUNK);
    // Not between the two halves of a character.
    if (end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end--;
    yield Buffer.from(text.slice(start, end), "utf8");
    start = end;
  }
}
