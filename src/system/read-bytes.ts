import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

const PIECE = 256 * 1024;

/**
 * The bytes of a file or pipe in pieces, unpacked if it begins as gzip does (RFC 1952, 2.3.1), whatever its name. It
 * fails while being read if the file cannot be read or is damaged: `describeReadError` says why.
 */
export async function* readBytes(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  yield* unpack(createReadStream(path, { highWaterMark: PIECE }));
}

/** Unpacks gzip, and passes anything else on as it is. */
export async function* unpack(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const source = pieces[Symbol.asyncIterator]();
  try {
    // A pipe may give single bytes.
    let head = new Uint8Array(0);
    while (head.length < 2) {
      const next = await source.next();
      if (next.done === true) break;
      head = Buffer.concat([head, next.value]);
    }
    const all = joined(head, source);
    if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzip(all);
    else yield* all;
  } finally {
    await source.return?.();
  }
}

async function* joined(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    yield next.value;
  }
}

async function* gunzip(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = Readable.from(pieces, { objectMode: false });
  const plain = createGunzip({ chunkSize: PIECE });
  packed.on("error", (error) => plain.destroy(error));
  packed.pipe(plain);
  try {
    for await (const piece of plain) yield piece as Uint8Array;
  } finally {
    packed.destroy();
    plain.destroy();
  }
}
