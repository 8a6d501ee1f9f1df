import { errorCode, ReadProblem } from "../../sources/index.ts";
import { readBytes } from "../../system/index.ts";

/** The bytes of a file, unpacked if it is gzipped. Rejects with `ReadProblem` if it cannot be read to its end. */
export async function* openFile(path: string): AsyncIterable<Buffer> {
  try {
    for await (const { buffer, byteOffset, byteLength } of readBytes(path)) {
      yield Buffer.from(buffer, byteOffset, byteLength);
    }
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
