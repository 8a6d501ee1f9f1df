import { createReadStream, openSync, readSync, closeSync } from "node:fs";
import { createGunzip } from "node:zlib";

import { errorCode, ReadProblem } from "../../sources/index.ts";

/** The bytes of a file, unpacked if it is gzipped. Rejects with `ReadProblem` if it cannot be read to its end. */
export async function* openFile(path: string): AsyncIterable<Buffer> {
  try {
    const file = createReadStream(path, { highWaterMark: 256 * 1024 });
    const bytes: AsyncIterable<unknown> = beginsAsGzip(path) ? file.pipe(createGunzip()) : file;
    for await (const piece of bytes) if (Buffer.isBuffer(piece)) yield piece;
  } catch (problem) {
    const code = errorCode(problem);
    if (code === null) throw problem;
    throw new ReadProblem(PROBLEMS[code] ?? `cannot be read (${code})`);
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  EISDIR: "is a folder",
  EACCES: "cannot be read: permission denied",
  Z_BUF_ERROR: "is gzipped, and cut off",
  Z_DATA_ERROR: "is gzipped, and damaged",
};

/** RFC 1952, 2.3.1. */
function beginsAsGzip(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(2);
    return readSync(file, start, 0, 2, 0) === 2 && start[0] === 0x1f && start[1] === 0x8b;
  } finally {
    closeSync(file);
  }
}
