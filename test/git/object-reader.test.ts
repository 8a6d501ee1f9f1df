import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { ObjectReader } from "../../src/git/object-reader.ts";

const hashes = fc.string({
  unit: fc.constantFrom("0", "1", "9", "a", "f"),
  minLength: 40,
  maxLength: 40,
});
const contents = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.stringMatching(/^[\n ]{0,5}[0-9a-f]{40} blob 3\n/),
);

test("takes every object as it is, wherever the output is cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(hashes, contents), { maxLength: 8 }),
      fc.array(fc.nat(30), { minLength: 1 }),
      (objects, cuts) => {
        const printed = Buffer.concat(
          objects.map(([hash, text]) => {
            const bytes = Buffer.from(text);
            const head = Buffer.from(`${hash} blob ${bytes.length}\n`);
            return Buffer.concat([head, bytes, Buffer.from("\n")]);
          }),
        );
        const taken: (readonly [string, string])[] = [];
        const reader = new ObjectReader((hash, text) => void taken.push([hash, text]));
        for (let at = 0, cut = 0; at < printed.length; cut++) {
          const size = 1 + (cuts[cut % cuts.length] ?? 0);
          reader.take(printed.subarray(at, at + size));
          at += size;
        }
        // What is no text in UTF-8 is read as files on disk are.
        const read = objects.map(([hash, text]) => [hash, Buffer.from(text).toString("utf8")]);
        expect(taken).toEqual(read);
        expect(reader.lacking).toBeNull();
      },
    ),
  );
});

test("reports the missing object, and continues", () => {
  const taken: string[] = [];
  const reader = new ObjectReader((_, text) => void taken.push(text));
  reader.take(Buffer.from("aaaa missing\nbbbb blob 1\nx\n"));
  expect([reader.lacking, taken]).toEqual(["aaaa", ["x"]]);
});
