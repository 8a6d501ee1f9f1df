import { gunzipSync } from "node:zlib";

import { errorCode } from "../error-code.ts";

/**
 * Reads the body of an answer, and unpacks a `.gz` file, which begins with 1f 8b (RFC 1952). At most `maxBytes`, packed
 * and unpacked; otherwise the problem in words. Rejects where the connection breaks or gzipped data is damaged.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<Buffer | string> {
  const tooLarge = `sent more than ${Math.floor(maxBytes / 1_000_000)} MB`;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.byteLength;
    if (size > maxBytes) return tooLarge;
    pieces.push(piece);
  }
  const whole = Buffer.concat(pieces);
  if (whole[0] !== 0x1f || whole[1] !== 0x8b) return whole;
  try {
    return gunzipSync(whole, { maxOutputLength: maxBytes });
  } catch (problem) {
    if (errorCode(problem) === "ERR_BUFFER_TOO_LARGE") return tooLarge;
    throw problem;
  }
}
