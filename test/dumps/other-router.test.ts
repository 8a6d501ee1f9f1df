import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { convert } from "./convert.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url));

/** Recorded outputs, with the identifier of the router that each is of. */
const RECORDED = [
  ["BIRD, with `show status`", "../fixtures/dumps/bird/import-tables-2.17.6.txt", "10.0.0.254"],
  ["FRR 8.4", "../fixtures/dumps/frr/table-8.4.4.txt", "10.0.0.254"],
  ["FRR 10.3", "../fixtures/dumps/frr/table-10.3.txt", "10.0.0.254"],
  ["an MRT table of BIRD", "../sources/routing-table/mrt/bird-2.0.12.mrt", "192.0.2.1"],
  ["an MRT table of FRR", "../sources/routing-table/mrt/frr-8.4.4.mrt", "192.0.2.1"],
  ["BMP of FRR", "bmp/frr-8.4.4.bmp", "192.0.2.1"],
] as const;

const wrong = (messages: readonly string[]) =>
  messages.filter((message) => message.includes("dump-other-router-id"));

describe("an output that says which router it is of", () => {
  test.each(RECORDED)("is refused for another one: %s", async (_, path, id) => {
    const outputs = { output: read(path) };
    const own = await convert(outputs, [], { routerIds: new Map([[id, "gru1"]]), piece: 100 });
    expect(wrong(own.messages)).toEqual([]);
    const routerIds = new Map([
      ["192.0.2.99", "gru1"],
      [id, "mia1"],
    ]);
    const { messages, text } = await convert(outputs, [], { routerIds, piece: 100 });
    const message = `output is of a router with the identifier ${id}; gru1 has 192.0.2.99`;
    expect(wrong(messages)).toEqual([expect.stringContaining(message)]);
    expect(text).not.toContain("prefix");
  });

  test("and that no router of the network has is refused, too", async () => {
    const outputs = { output: read("../fixtures/dumps/frr/table-10.3.txt") };
    const routerIds = new Map([["192.0.2.99", "gru1"]]);
    expect(wrong((await convert(outputs, [], { routerIds })).messages).length).toBe(1);
  });
});
