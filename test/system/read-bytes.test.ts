import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { describeReadError, readBytes, unpack } from "../../src/system/index.ts";

const folder = mkdtempSync(join(tmpdir(), "peerc-bytes-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function all(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const found: Uint8Array[] = [];
  for await (const piece of pieces) found.push(piece);
  return Buffer.concat(found);
}

async function problemOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  return all(pieces).then(() => "none", describeReadError);
}

// oxlint-disable-next-line typescript/require-await -- the pieces of a stream come one by one
async function* cut(bytes: Buffer, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

describe("readBytes", () => {
  test("reads plain files and gzip alike, whatever their names", async () => {
    const text = "received routes\n".repeat(50_000);
    for (const bytes of [Buffer.from(text), gzipSync(text)]) {
      const path = join(folder, "file.txt");
      writeFileSync(path, bytes);
      expect((await all(readBytes(path))).toString()).toBe(text);
    }
  });

  test("says why a file cannot be read", async () => {
    expect(await problemOf(readBytes(join(folder, "none")))).toBe("there is no such file");
    expect(await problemOf(readBytes(folder))).toBe("this is a directory");
  });

  test("a reader may stop early", async () => {
    const path = join(folder, "large.gz");
    writeFileSync(path, gzipSync(Buffer.alloc(4_000_000)));
    let count = 0;
    for await (const piece of readBytes(path)) {
      count += piece.length;
      break;
    }
    expect(count).toBeGreaterThan(0);
  });
});

describe("unpack", () => {
  test("gives the same bytes for pieces of any length", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        async (bytes, length) => {
          const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
          fc.pre(!isGzip);
          expect(await all(unpack(cut(Buffer.from(bytes), length)))).toEqual(Buffer.from(bytes));
          expect(await all(unpack(cut(gzipSync(bytes), length)))).toEqual(Buffer.from(bytes));
        },
      ),
    );
  });

  test("fails if gzip is cut off or damaged", async () => {
    const packed = gzipSync("routes ".repeat(1000));
    const ended = unpack(cut(packed.subarray(0, packed.length - 9), 7));
    expect(await problemOf(ended)).toBe("the compressed data ends too early");
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 12, 20);
    expect(await problemOf(unpack(cut(damaged, 7)))).toBe("the compressed data is damaged");
  });
});
