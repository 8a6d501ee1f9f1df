import { describe, expect, test } from "@jest/globals";

import { adviseAddress, adviseObjectName } from "../../../src/declaration/advice/index.ts";
import { messagesOf, withPeer } from "./messages-of.ts";

describe("a name or an address that is spelled as elsewhere", () => {
  test.each([
    ["RADB:AS-GOOGLE", "write RADB::AS-GOOGLE"],
    ["radb/as-google", "write RADB::AS-GOOGLE"],
    ["RADB AS15169", "write RADB::AS15169"],
    ["AS-GOOGLE@RADB", "write RADB::AS-GOOGLE"],
    ["RIPE:AS3333:AS-SET", "write RIPE::AS3333:AS-SET"],
    ["15169", "write AS15169"],
    ["AS64496:AS", null],
    ["AS-A/AS-B", null],
    ["nothing", null],
    ["99999999999", null],
  ])("object %s: %s", (text, advice) => {
    expect(adviseObjectName(text)).toBe(advice);
  });

  test.each([
    ["187.16.216.10/21", "write 187.16.216.10, without the length"],
    ["2001:12f8::10/64", "write 2001:12f8::10, without the length"],
    [
      "187.016.216.020",
      "write 187.16.216.20, without zeros in front: some programs read them as octal numbers",
    ],
    ["[2001:12f8::10]", "write 2001:12f8::10"],
    ["187.16.216", null],
    ["187.16.216.256", null],
    ["ix.example", null],
  ])("address %s: %s", (text, advice) => {
    expect(adviseAddress(text)).toBe(advice);
  });

  test("is answered in its place", () => {
    const peer = "asn: 13335, name: Cloudflare, relation: peer, as_sets: [15169, RADB:AS-X]";
    const expected = "the name of an IRR object, like RADB::AS-AZION or AS13335";
    expect(messagesOf(withPeer(peer)).map((text) => text.replace(/^.*?:\d+:\d+ /, ""))).toEqual([
      `expected ${expected}, found \`15169\` (write AS15169)`,
      `\`RADB:AS-X\` is not ${expected} (write RADB::AS-X)`,
    ]);
  });
});
