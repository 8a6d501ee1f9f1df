import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import { problemText } from "./folder/problem-text.ts";
import { syncFile, syncFolder } from "./folder/sync-file.ts";

/**
 * Writes a file of any size from a text in pieces, packed with gzip if its name ends in `.gz`. It is written beside the
 * old one, synced and moved into place once `isWhole` agrees, so that at any moment the file is the old or the new one;
 * if it does not, nothing is left of it. Returns why it could not be written; null if nothing failed.
 */
export async function writeStream(
  path: string,
  text: AsyncIterable<string>,
  isWhole: () => boolean,
): Promise<string | null> {
  const hidden = `.${basename(path)}.${randomBytes(4).toString("hex")}.tmp`;
  const beside = join(dirname(path), hidden);
  try {
    const file = fs.createWriteStream(beside, { flags: "wx" });
    const pieces = Readable.from(text, { highWaterMark: 4 });
    if (extname(path) === ".gz") await pipeline(pieces, createGzip(), file);
    else await pipeline(pieces, file);
    if (!isWhole()) return null;
    syncFile(fs, beside);
    fs.renameSync(beside, path);
    syncFolder(fs, dirname(path));
    return null;
  } catch (problem) {
    return problemText(problem);
  } finally {
    fs.rmSync(beside, { force: true });
  }
}
