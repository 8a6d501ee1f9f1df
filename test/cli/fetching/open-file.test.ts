import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, expect, test } from "@jest/globals";

import { openFile } from "../../../src/cli/fetching/open-file.ts";
import { ReadProblem } from "../../../src/sources/index.ts";

const folder = mkdtempSync(join(tmpdir(), "peerc-open-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: Buffer | string): Promise<string> {
  const path = join(folder, "file");
  writeFileSync(path, content);
  return readPath(path);
}

async function readPath(path: string): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of openFile(path)) pieces.push(piece);
  } catch (problem) {
    if (!(problem instanceof ReadProblem)) throw problem;
    return problem.message;
  }
  return Buffer.concat(pieces).toString();
}

test("files are read plain or gzipped, and what cannot be read to its end is a problem", async () => {
  const packed = gzipSync("text ".repeat(1000));
  expect(await read("text")).toBe("text");
  expect(await read("")).toBe("");
  expect(await read(gzipSync("text"))).toBe("text");
  expect(await read(packed.subarray(0, -9))).toBe("is gzipped, and cut off");
  expect(await read(Buffer.concat([packed.subarray(0, 12), Buffer.alloc(20, 0xff)]))).toBe(
    "is gzipped, and damaged",
  );
  expect(await readPath(folder)).toBe("is a folder");
});
