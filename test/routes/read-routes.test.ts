import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatText } from "../../src/diagnostics/index.ts";
import { HEADER, line, messages, read, readLines } from "./read.ts";

/** What is reported about one line between a first and a last line. */
async function problems(text: string): Promise<readonly string[]> {
  const found = await messages(`${HEADER}\n${text}\n{"routes":1}\n`);
  return found.map((one) => one.replace(/^r\.jsonl:2:/, ""));
}

describe("a whole file", () => {
  test("gives its routes, and counts them by session, router and view", async () => {
    const header = `${HEADER.slice(0, -1)},"router":"gru1","source":"birdc"}`;
    const { file, routes, found } = await read(
      [
        header,
        line({ communities: ["64500:1", "64500:1:2", "rt:64500:7"], med: 5, local_pref: 100 }),
        line({ prefix: "198.51.100.0/24", as_path: "64500 {64501,64502}", otc: 64500 }),
        line({ prefix: "2001:db8::/32", session: "AS64500_IX_V6", next_hop: "2001:db8:f::1" }),
        line({ view: "loc-rib" }),
        line({ view: "loc-rib", session: undefined, as_path: "", next_hop: undefined }),
        '{"routes":5,"empty":[{"session":"AS64501_IX_V4","view":"loc-rib"}]}',
      ].join("\n"),
    );
    expect(found.all).toEqual([]);
    expect(file).toMatchObject({
      path: "r.jsonl",
      header: { router: "gru1", time: "2026-11-29T20:35:00Z", source: "birdc" },
      routes: 5,
    });
    expect(file?.groups.map(({ source, ...group }) => [source.firstLine, group])).toEqual([
      [2, { ...PLACE, ipv4: 2, ipv6: 0 }],
      [4, { ...PLACE, session: "PEERC_AS64500_IX_V6", ipv4: 0, ipv6: 1 }],
      [5, { ...PLACE, view: "loc-rib", ipv4: 1, ipv6: 0 }],
      [6, { ...PLACE, view: "loc-rib", session: null, ipv4: 1, ipv6: 0 }],
      [7, { ...PLACE, view: "loc-rib", session: "PEERC_AS64501_IX_V4", ipv4: 0, ipv6: 0 }],
    ]);
    expect(routes[0]).toEqual({
      ...PLACE,
      prefix: { family: "ipv4", value: 0xc0000200n, length: 24 },
      asPath: [64500],
      nextHop: { family: "ipv4", value: 0xcb007101n },
      communities: [
        { kind: "standard", high: 64500, low: 1 },
        { kind: "large", global: 64500, local1: 1, local2: 2 },
        { kind: "extended", administrator: 64500, value: 7 },
      ],
      med: 5,
      localPreference: 100,
      origin: "igp",
      otc: null,
      pathId: null,
    });
    expect(routes[1]).toMatchObject({ asPath: [64500, [64501, 64502]], otc: 64500, med: null });
    expect(routes[4]).toMatchObject({ session: null, nextHop: null, asPath: [] });
  });

  test("is the same in pieces of any length, with or without CR and a last newline", async () => {
    const lines = [HEADER, line(), line({ prefix: "198.51.100.0/24" }), '{"routes":2}'];
    const whole = await read(lines.join("\n"));
    expect(whole.routes).toHaveLength(2);
    for (const [end, length] of [
      ["\n", 1],
      ["\n", 7],
      ["\r\n", 3],
    ] as const) {
      const { file, routes } = await read(lines.map((one) => one + end).join(""), length);
      expect(file?.routes).toBe(2);
      expect(routes).toEqual(whole.routes);
    }
  });

  test("may have blanks, escapes and keys in any order", async () => {
    const text = '{ "origin" : "igp", "view": "loc-rib","as_path":"", "prefix":"192.0.2.0\\/24" }';
    expect((await readLines(text)).routes).toMatchObject([{ session: null, origin: "igp" }]);
  });

  test("may be empty, and may have IPv4 routes with an IPv6 next hop (RFC 8950)", async () => {
    expect((await readLines()).file).toMatchObject({ routes: 0, groups: [] });
    expect((await readLines(line({ next_hop: "2001:db8::1" }))).found.all).toEqual([]);
  });

  test("may have several routes to a prefix with ADD-PATH, on other sessions and in other views", async () => {
    const { file, found } = await readLines(
      line(),
      line({ path_id: 1 }),
      line({ path_id: 2 }),
      line({ view: "loc-rib" }),
      line({ router: "r1" }),
      line({ session: "AS64500_IX_V4_B" }),
      line({ prefix: "192.0.2.0/25" }),
    );
    expect(found.all).toEqual([]);
    expect(file?.groups).toHaveLength(4);
  });
});

const PLACE = { session: "PEERC_AS64500_IX_V4", router: "gru1", view: "adj-rib-in-pre-policy" };

describe("a line that is wrong", () => {
  test.each([
    [line({ prefix: "192.0.2.1/24" }), "`192.0.2.1/24` is not a prefix without host bits"],
    [line({ prefix: "192.0.2.0/33" }), "`192.0.2.0/33` is not a prefix: its length is too large"],
    [line({ prefix: "192.0.2/24" }), "`192.0.2/24` is not a prefix like 192.0.2.0/24"],
    [line({ prefix: undefined }), "the key `prefix` is missing"],
    [
      line({ prefix: "2001:db8::/32" }),
      "`203.0.113.1` is not an IPv6 address, which the next hop of an IPv6 prefix is",
    ],
    [line({ next_hop: "203.0.113.01" }), "`203.0.113.01` is not an IPv4 or IPv6 address"],
    [line({ next_hop: undefined }), "the key `next_hop` is missing"],
    [line({ session: undefined }), "the key `session` is missing"],
    [
      line({ view: "adj-rib-in" }),
      "`adj-rib-in` is not one of adj-rib-in-pre-policy, adj-rib-in-post-policy, loc-rib",
    ],
    [
      line({ as_path: "64500 (65001)" }),
      "`64500 (65001)` is not an AS_PATH like `13335 209242 {64500,64501}`",
    ],
    [
      line({ as_path: "64500 064501" }),
      "`64500 064501` is not an AS_PATH like `13335 209242 {64500,64501}`",
    ],
    [
      line({ as_path: "4294967296" }),
      "`4294967296` is not an AS_PATH like `13335 209242 {64500,64501}`",
    ],
    [
      line({ as_path: [64500] }),
      "expected an AS_PATH in a text, like `13335 209242 {64500,64501}`, found a list",
    ],
    [
      line({ communities: ["64500:70000"] }),
      "`64500:70000` is not a community like 65535:666, 52580:1:2 or rt:52580:7",
    ],
    [line({ communities: "64500:1" }), "expected a list, found `64500:1`"],
    [
      line({ communities: [64500] }),
      "expected a community like 65535:666, 52580:1:2 or rt:52580:7, found `64500`",
    ],
    [line({ med: "5" }), "expected a whole number, found `5`"],
    [line({ med: -1 }), "`-1` must be at least 0"],
    [line({ med: null }), "expected a whole number, found nothing"],
    [line({ local_pref: 4294967296 }), "`4294967296` must be at most 4294967295"],
    [line({ otc: 1.5 }), "expected a whole number, found `1.5`"],
    [line({ origin: "IGP" }), "`IGP` is not one of igp, egp, incomplete"],
    [
      line({ session: "as64500" }),
      "`as64500` is not the name of a session, like PEERC_AS13335_IX_BR_SP_V4",
    ],
    [
      line({ router: "GRU 1" }),
      "`GRU 1` is not the name of a router: up to 24 small letters, digits and `-`",
    ],
    [line({ nexthop: "203.0.113.1" }), "unknown key `nexthop`"],
    [line({ __proto__: null }).replace("{", '{"__proto__":1,'), "unknown key `__proto__`"],
    [line().replace("{", '{"session":"AS1_X",'), "the key `session` is here twice"],
    [line().replace("}", ',"\\u006ded":1,"med":2}'), "the key `med` is here twice"],
    [line().replace("}", ",}"), "not valid JSON: a key in double quotes is expected here"],
    [line().slice(0, -9), "not valid JSON: this text has no closing quote"],
    ["", "the line is empty"],
    ["[]", "expected a mapping, found a list"],
    ["7", "expected a mapping, found `7`"],
    ["# a comment", "not valid JSON: a value is expected here"],
  ])("%s", async (text, message) => {
    const found = await problems(text);
    expect(found.map((one) => one.replace(/^\d+: error\[[a-z-]+\]: /, ""))[0]).toBe(message);
  });

  test("all mistakes of all lines are reported, at their places", async () => {
    const text = [
      HEADER,
      line({ med: "1", otc: -1 }),
      line(),
      line({ origin: "" }),
      '{"routes":3}',
    ];
    expect(await messages(text.join("\n"))).toEqual([
      "r.jsonl:2:153: error[wrong-type]: expected a whole number, found `1`",
      "r.jsonl:2:163: error[value-out-of-range]: `-1` must be at least 0",
      "r.jsonl:4:141: error[unknown-value]: `` is not one of igp, egp, incomplete",
    ]);
  });

  test("a route that is there twice is refused", async () => {
    const { file, routes, found } = await readLines(line(), line({ med: 1 }));
    expect(file).toBeNull();
    expect(routes).toHaveLength(1);
    expect(formatText(found.all)).toMatch(
      /^r\.jsonl:3:1: error\[route-twice\]: PEERC_AS64500_IX_V4 \(adj-rib-in-pre-policy\) has two routes to 192\.0\.2\.0\/24: another one is on an earlier line\n/,
    );
  });

  test("only the first twenty lines are shown, and the others counted", async () => {
    const { found } = await readLines(...Array.from({ length: 27 }, () => line({ med: "1" })));
    expect(found.all).toHaveLength(21);
    expect(found.all.at(-1)?.message).toBe("r.jsonl: 7 more lines have errors");
  });

  test("a route that names another router than the first line is refused", async () => {
    const header = `${HEADER.slice(0, -1)},"router":"gru1"}`;
    expect(await messages(`${header}\n${line({ router: "mia1" })}\n{"routes":1}\n`)).toEqual([
      "r.jsonl:2:156: error[routes-of-another-router]: the route is of mia1, but the first line says gru1",
    ]);
    expect(await messages(`${header}\n${line({ router: "gru1" })}\n{"routes":1}\n`)).toEqual([]);
  });
});

describe("the first line", () => {
  test.each([
    ["", "an empty line"],
    [line(), "a route"],
    ["<!doctype html>", "HTML or XML"],
    ["[{}]", "a list: JSON Lines have one object on each line"],
    [`\ufeff${HEADER}`, "a byte-order mark"],
    ["\u0000\u0000\u0005", "bytes that are no text"],
    ["BGP table version is 7", "something else"],
    ['{"routes":0}', "something else"],
  ])("%j is not that of a file of routes", async (text, found) => {
    expect(await messages(`${text}\n${line()}\n`)).toEqual([
      `r.jsonl:1:1: error[routes-not-the-form]: this is not a file of received routes: it begins with ${found}`,
    ]);
  });

  test("a file without any byte is none", async () => {
    expect(await messages("")).toEqual([
      "r.jsonl:1:1: error[routes-not-the-form]: this is not a file of received routes: it begins with nothing: the file is empty",
    ]);
  });

  test.each([
    [
      { version: 2 },
      "1:36: error[routes-version-unknown]: the file has version 2; this peerc reads version 1",
    ],
    [
      { time: "2026-02-30T00:00:00Z" },
      "1:45: error[invalid-value]: `2026-02-30T00:00:00Z` is not a time that exists",
    ],
    [
      { time: "2026-11-29T20:35:00" },
      "1:45: error[invalid-value]: `2026-11-29T20:35:00` is not a time in UTC like 2026-11-29T20:35:00Z",
    ],
    [{ rooter: "gru1" }, "1:68: error[unknown-key]: unknown key `rooter`"],
  ])("%j", async (members, expected) => {
    const header = JSON.stringify({ ...(JSON.parse(HEADER) as object), ...members });
    expect(await messages(`${header}\n{"routes":0}\n`)).toEqual([`r.jsonl:${expected}`]);
  });
});

describe("the last line", () => {
  test("a file that ends anywhere before it is cut off, and is not used", async () => {
    const text = [HEADER, line(), line({ prefix: "198.51.100.0/24" }), '{"routes":2}'].join("\n");
    for (let length = 0; length < text.length; length++) {
      const { file, found } = await read(text.slice(0, length));
      expect([length, file, found.failed]).toEqual([length, null, true]);
    }
    expect((await read(text)).file?.routes).toBe(2);
  });

  test("says how many routes there must be", async () => {
    expect(await messages(`${HEADER}\n${line()}\n{"routes":2}\n`)).toEqual([
      "r.jsonl:3:1: error[routes-count-differs]: the last line says 2 routes, but the file has 1",
    ]);
    expect((await read(`${HEADER}\n${line()}\n`)).found.all[0]).toMatchObject({
      code: "routes-cut-off",
      hint: 'if all routes are there, end it with the line {"routes":1}',
    });
  });

  test("nothing may follow it", async () => {
    const whole = `${HEADER}\n{"routes":0}\n`;
    expect(await messages(whole + whole)).toEqual([
      "r.jsonl:3:1: error[routes-after-end]: there is more after the last line",
    ]);
  });

  test("sessions without routes have none, and are named once", async () => {
    const empty = '{"session":"AS64500_IX_V4","view":"adj-rib-in-pre-policy"}';
    expect(await messages(`${HEADER}\n${line()}\n{"routes":1,"empty":[${empty}]}\n`)).toEqual([
      "r.jsonl:3:22: error[routes-place-not-empty]: PEERC_AS64500_IX_V4 (adj-rib-in-pre-policy) is listed as empty, but has routes",
    ]);
    expect(await messages(`${HEADER}\n{"routes":0,"empty":[${empty},${empty}]}\n`)).toEqual([
      expect.stringContaining("error[listed-twice]"),
    ]);
    expect(await messages(`${HEADER}\n{"routes":0,"empty":[{}]}\n`)).toHaveLength(2);
  });
});

describe("bytes of any kind", () => {
  test("never throw, and are never taken for a whole file", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 99 }),
        async (bytes, hasHeader, length) => {
          const text = Buffer.concat([Buffer.from(hasHeader ? `${HEADER}\n` : ""), bytes]);
          const { file, found } = await read(text, length);
          expect(file).toBeNull();
          expect(found.failed).toBe(true);
        },
      ),
    );
  });

  test("a file with one byte changed is refused or reads as other routes of the same form", async () => {
    const text = Buffer.from([HEADER, line({ med: 1 }), '{"routes":1}', ""].join("\n"));
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        async (at, byte) => {
          const changed = Buffer.from(text);
          changed[at] = byte;
          const { file, found } = await read(changed);
          expect(file === null).toBe(found.failed);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("a line without end is given up", async () => {
    const text = `${HEADER}\n${"x".repeat(1_100_000)}`;
    expect(await messages(text)).toEqual([
      "r.jsonl:2:1: error[routes-line-too-long]: the line is longer than 1024 kB",
    ]);
    expect(await messages(`${text}\n`)).toEqual(await messages(text));
  });

  test("a stream that fails is reported, with the line that it came to", async () => {
    const { Diagnostics } = await import("../../src/diagnostics/index.ts");
    const { readRoutes } = await import("../../src/routes/index.ts");
    const found = new Diagnostics();
    // oxlint-disable-next-line typescript/require-await -- the pieces of a stream come one by one
    async function* broken() {
      yield Buffer.from(`${HEADER}\n${line()}\n{"rou`);
      throw new Error("the disk is gone");
    }
    const input = {
      path: "r.jsonl",
      bytes: broken(),
      describeError: (e: unknown) => (e as Error).message,
    };
    expect(await readRoutes(input, () => {}, found.report)).toBeNull();
    expect(formatText(found.all)).toBe(
      "error[routes-unreadable]: r.jsonl: the disk is gone, after line 2\n",
    );
  });
});
