import { createReadStream } from "node:fs";
import { Readable, type Duplex } from "node:stream";
import * as zlib from "node:zlib";

const PIECE = 256 * 1024;

/** The longest beginning of a packed file. */
const ENOUGH = 10;

/** Whether a file begins as gzip does (RFC 1952, 2.3.1), and others (RFC 8878, 3.1.1; xz 1.1.0, 2.1.1.1). */
const MAGIC = {
  gzip: /^1f8b/,
  zstd: /^28b52ffd/,
  // `BZh`, the size of blocks, and the beginning of a block or the end.
  bzip2: /^425a683[1-9](?:314159265359|177245385090)/,
  xz: /^fd377a585a00/,
} as const;

/** What unpacks what is not unpacked here. */
const PROGRAMS = { zstd: "unzstd -c", bzip2: "bunzip2 -c", xz: "unxz -c" } as const;

/**
 * The bytes of a file or pipe in pieces, unpacked if it begins as gzip does, or as zstd where Node can unpack that (22.15
 * and later), whatever its name. It fails while being read if the file cannot be read, is damaged, or is packed with
 * something else: `describeReadError` says why.
 */
export async function* readBytes(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  yield* unpack(createReadStream(path, { highWaterMark: PIECE }));
}

/** Unpacks what `readBytes` unpacks, and passes on what is not packed as it is. */
export async function* unpack(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const source = pieces[Symbol.asyncIterator]();
  try {
    // A pipe may give single bytes.
    let head = new Uint8Array(0);
    while (head.length < ENOUGH) {
      const next = await source.next();
      if (next.done === true) break;
      head = Buffer.concat([head, next.value]);
    }
    const start = Buffer.from(head.subarray(0, ENOUGH)).toString("hex");
    const all = joined(head, source);
    if (MAGIC.gzip.test(start)) {
      yield* through(zlib.createGunzip({ chunkSize: PIECE }), all);
    } else if (MAGIC.zstd.test(start)) {
      const unzstd = zstdOf(zlib);
      if (!unzstd) throw notUnpacked("zstd");
      yield* through(unzstd(), all);
    } else if (MAGIC.bzip2.test(start)) throw notUnpacked("bzip2");
    else if (MAGIC.xz.test(start)) throw notUnpacked("xz");
    else yield* all;
  } finally {
    await source.return?.();
  }
}

/** Node's unpacking of zstd; null in versions without it. */
function zstdOf(module: object): (() => Duplex) | null {
  const found = (module as { readonly createZstdDecompress?: () => Duplex }).createZstdDecompress;
  return found ?? null;
}

function notUnpacked(name: keyof typeof PROGRAMS): Error {
  return new Error(
    `it is packed with ${name}, which is not unpacked here: give \`-\` for it, and pipe in what \`${PROGRAMS[name]}\` prints`,
  );
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

async function* through(
  plain: Duplex,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = Readable.from(pieces, { objectMode: false });
  packed.on("error", (error) => plain.destroy(error));
  packed.pipe(plain);
  try {
    for await (const piece of plain) yield piece as Uint8Array;
  } finally {
    packed.destroy();
    plain.destroy();
  }
}
