/** The largest file that is read: PeeringDB's dumps are a fifth of it. */
const MOST_BYTES = 512 * 1024 * 1024;

/** The bytes of a file, or why there are none, for the end of a sentence. */
export async function readAll(chunks: AsyncIterable<Buffer>): Promise<Buffer | string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > MOST_BYTES) return `has more than ${MOST_BYTES / 1024 / 1024} MB`;
      parts.push(chunk);
    }
  } catch {
    return "cannot be read to its end";
  }
  return Buffer.concat(parts);
}
