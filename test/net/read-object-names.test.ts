import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatObjectName, readObjectNames } from "../../src/net/index.ts";

const read = (text: string) => readObjectNames(text)?.map(formatObjectName) ?? null;

test.each([
  ["AS-X", ["AS-X"]],
  ["as-x", ["AS-X"]],
  ["RADB::AS-X", ["RADB::AS-X"]],
  ["RADB:: AS-X", ["RADB::AS-X"]],
  ["RIPE: AS-X", ["RIPE::AS-X"]],
  ["AS-X@RADB", ["RADB::AS-X"]],
  ["AS-X AS-X-V6", ["AS-X", "AS-X-V6"]],
  ["AS-X, AS-Y;AS-Z / AS64500", ["AS-X", "AS-Y", "AS-Z", "AS64500"]],
  ["RADB::AS-X RIPE::AS-Y", ["RADB::AS-X", "RIPE::AS-Y"]],
  ["AS64500:AS-CONE", ["AS64500:AS-CONE"]],
  ["RIPE::AS64500:AS-CONE:AS-V4", ["RIPE::AS64500:AS-CONE:AS-V4"]],
])("%j names %j", (text, names) => {
  expect(read(text)).toEqual(names);
});

test.each([
  "",
  " ",
  "none",
  "see our website",
  "AS-X and AS-Y",
  "AS-X (IPv4)",
  "AS-X@",
  "@RADB",
  "X",
])("%j names nothing for certain", (text) => {
  expect(read(text)).toBeNull();
});

test("whatever it reads, it reads again as printed", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const names = read(text);
      if (names !== null) expect(read(names.join(" "))).toEqual(names);
    }),
  );
});
