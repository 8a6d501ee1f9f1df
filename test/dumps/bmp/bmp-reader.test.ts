import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { bmpReader } from "../../../src/dumps/bmp/bmp-reader.ts";
import { BmpProgress, BmpSplitter } from "../../../src/dumps/index.ts";
import { u16, u32, type Bytes } from "../../live/bgp/bytes.ts";
import { message, MESSAGE, openMessage } from "../../live/bgp/message.ts";
import { attribute } from "../../wire/encode-bgp.ts";
import { readDump, session } from "../read-dump.ts";

const SESSIONS = [session("PEERC_AS64510_X_V4", 64510, "192.0.2.1")];

/** A message of BMP. */
function bmp(type: number, body: Bytes): Bytes {
  return [3, ...u32(6 + body.length), type, ...body];
}

/** The header of a peer: 192.0.2.1, AS64510; its clock is in the year 2106. */
const peer = (flags = 0, type = 0): Bytes => [
  ...[type, flags, ...Array<number>(8).fill(0), ...Array<number>(12).fill(0), 192, 0, 2, 1],
  ...[...u32(64510), 192, 0, 2, 1, ...u32(0xffffffff), ...u32(0)],
];

const open = (asn: number) =>
  openMessage({ asn, family: "ipv4", extendedNextHop: false, role: null });
const INITIATION = bmp(4, [...u16(1), ...u16(1), 65]);
const UP = bmp(3, [...peer(), ...Array<number>(20).fill(0), ...open(64500), ...open(64510)]);
const DOWN = bmp(2, [...peer(), 4]);
const END = bmp(0, [...peer(), ...message(MESSAGE.update, [0, 0, 0, 0])]);

/** A route to a prefix of 24 bits. */
function route(third: number, flags = 0, type = 0, first = 64510): Bytes {
  const attributes = [
    ...attribute(0x40, 1, [0]),
    ...attribute(0x40, 2, [2, 1, ...u32(first)]),
    ...attribute(0x40, 3, [192, 0, 2, 1]),
    ...attribute(0x40, 5, u32(200)),
  ];
  const body = [...u16(0), ...u16(attributes.length), ...attributes, 24, 10, 0, third];
  return bmp(0, [...peer(flags, type), ...message(MESSAGE.update, body)]);
}

const read = (...messages: readonly Bytes[]) =>
  readDump(bmpReader, Buffer.from(messages.flat()), SESSIONS, { length: 100 });

const prefixes = (lines: readonly string[]) =>
  lines.map((line) => {
    const { prefix, view, local_pref } = JSON.parse(line) as Record<string, string>;
    return [prefix, view, local_pref ?? null].join(" ");
  });

describe("BMP", () => {
  test("gives the routes of a neighbor whose End-of-RIB came, by view", async () => {
    const post = [...END];
    post[7] = 0x40;
    const read1 = await read(INITIATION, UP, route(1), END, route(2, 0x40), post);
    expect(read1.problems).toEqual([]);
    expect(read1.time).toBe(null);
    expect(prefixes(read1.lines)).toEqual([
      "10.0.1.0/24 adj-rib-in-pre-policy ",
      "10.0.2.0/24 adj-rib-in-post-policy 200",
    ]);
  });

  test.each<readonly [string, readonly Bytes[], string]>([
    [
      "without End-of-RIB",
      [UP, route(1)],
      "its End-of-RIB is not in the stream (adj-rib-in-pre-policy)",
    ],
    ["that goes down", [UP, route(1), END, DOWN], "its session is down at the end"],
    ["without its Peer Up", [route(1), END], "its Peer Up is not in the stream"],
    [
      "that comes back, without End-of-RIB",
      [UP, route(1), END, DOWN, UP, route(2)],
      "its End-of-RIB",
    ],
  ])("leaves out a neighbor %s", async (_, messages, missing) => {
    const { lines, leftOut, problems } = await read(INITIATION, ...messages);
    expect({ lines, problems }).toEqual({ lines: [], problems: [] });
    expect(leftOut).toEqual([
      {
        ...{ why: "not-whole", neighbor: "192.0.2.1 (AS64510)" },
        missing: expect.stringContaining(missing) as unknown,
      },
    ]);
  });

  test("collects routes again after a reset", async () => {
    const { lines } = await read(UP, route(1), END, DOWN, UP, route(2), END);
    expect(prefixes(lines)).toEqual(["10.0.2.0/24 adj-rib-in-pre-policy "]);
  });

  test("leaves out what is not received, and says so", async () => {
    const messages = [UP, route(1, 0x10), route(1, 0, 3), bmp(9, [1]), bmp(1, peer()), END];
    const { leftOut, problems, places } = await read(...messages);
    expect(problems).toEqual([]);
    expect(places).toEqual(["PEERC_AS64510_X_V4 adj-rib-in-pre-policy"]);
    expect(leftOut.map(({ why }) => why)).toEqual(["other-view", "other-view", "not-about-routes"]);
  });

  test.each<readonly [string, readonly Bytes[], string]>([
    ["a length of 4 GB", [[3, 255, 255, 255, 255, 0]], "message 1 claims 4294967295 bytes"],
    ["another version", [UP, [2, 0, 0, 0, 6, 4]], "message 2 has version 2 of BMP"],
    ["an unknown type of peer", [route(1, 0, 77)], "has a peer of the unknown type 77"],
    ["a short header", [bmp(0, [0, 0])], "is too short"],
    ["routes of a neighbor that is down", [UP, DOWN, route(1)], "which is down"],
    ["more after the end", [bmp(5, []), UP], "comes after the Termination"],
    ["our own ASN in front", [UP, route(1, 0, 0, 64500)], "begins with our AS64500: FRR 8.4"],
    [
      "a Peer Up without OPENs",
      [bmp(3, [...peer(), ...Array<number>(20).fill(0)])],
      "malformed Peer Up",
    ],
  ])("with %s is refused", async (_, messages, problem) => {
    const { problems, lines } = await read(...messages);
    expect({ problems, lines }).toEqual({
      problems: [expect.stringContaining(problem)],
      lines: [],
    });
  });

  test("cut off at any byte is refused, or ends after a message", async () => {
    const messages = [INITIATION, UP, route(1), END];
    const whole = Buffer.from(messages.flat());
    let end = 0;
    const ends = new Set(messages.map((one) => (end += one.length)));
    for (let at = 1; at < whole.length; at++) {
      const { problems, lines } = await readDump(bmpReader, whole.subarray(0, at), SESSIONS);
      expect(lines).toEqual([]);
      expect([at, problems.length]).toEqual([at, ends.has(at) ? 0 : 1]);
    }
  });

  test("with attributes cut off at any byte is refused", async () => {
    const attributes = [...attribute(0x40, 1, [0]), ...attribute(0x40, 2, [2, 1, ...u32(64510)])];
    for (let length = 1; length < attributes.length; length++) {
      const body = [...u16(0), ...u16(length), ...attributes.slice(0, length), 24, 10, 0, 0];
      const bytes = bmp(0, [...peer(), ...message(MESSAGE.update, body)]);
      expect((await read(UP, bytes, END)).problems).toHaveLength(1);
    }
  });

  test("of FRR 8.4.4 is refused, because its routes are not as they were received", async () => {
    const stream = readFileSync(new URL("frr-8.4.4.bmp", import.meta.url));
    expect(bmpReader.recognizes(stream)).toBe(true);
    const { problems, lines } = await readDump(bmpReader, stream, [
      session("PEERC_AS714_IX_V4", 714, "45.6.53.14"),
    ]);
    expect(problems).toEqual([expect.stringContaining("begins with our AS52580: FRR 8.4")]);
    expect(lines).toEqual([]);
  });

  test("is complete when each neighbor has sent its End-of-RIB", () => {
    const progress = new BmpProgress();
    const states = [INITIATION, UP, route(1), END, DOWN].map((bytes) => {
      for (const one of new BmpSplitter().push(Buffer.from(bytes))) {
        if (typeof one !== "string") progress.take(one);
      }
      return progress.isComplete;
    });
    expect(states).toEqual([false, false, false, true, false]);
  });
});
