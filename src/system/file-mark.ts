import { statSync } from "node:fs";

/** A value that changes whenever a file does, and when it was last written, in milliseconds. */
export interface FileMark {
  readonly mark: string;
  readonly writtenAt: number;
}

/** The mark of a file or folder; null if there is none. */
export function fileMark(path: string): FileMark | null {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    const mark = [dev, ino, size, mtimeNs, ctimeNs].join(" ");
    return { mark, writtenAt: Number(mtimeNs / 1_000_000n) };
  } catch {
    return null;
  }
}

/** A value that changes whenever a file or folder does; null if there is none. */
export function markOf(path: string): string | null {
  return fileMark(path)?.mark ?? null;
}
