import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import { convertDumps, DUMP_READERS, sessionFinder } from "../../src/dumps/index.ts";
import { collectGarbage } from "../collect-garbage.ts";
import { entry, record, u16, u32 } from "../sources/routing-table/mrt/build-mrt.ts";
import { attribute } from "../wire/encode-bgp.ts";
import { dumpSession } from "./convert.ts";

/** Memory in use after a collection, in MB. */
function inUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

const SESSIONS = [dumpSession("PEERC_AS64510_IX_V4", "192.0.2.1")];

/**
 * Converts `first`, and then the pieces that `next` makes; gives how much more memory is in use at the end than after the first
 * tenth, and how much was read, both in MB, and the number of routes.
 */
async function growthOf(first: Buffer, next: (n: number) => Buffer, pieces: number) {
  const memory: number[] = [];
  let read = 0;
  // oxlint-disable-next-line typescript/require-await -- as files are read
  async function* bytes() {
    yield first;
    for (let n = 0; n < pieces; n++) {
      if (n === Math.floor(pieces / 10) || n === pieces - 1) memory.push(inUse());
      const piece = next(n);
      read += piece.length / 1e6;
      yield piece;
    }
  }
  const file = {
    ...{ path: "big.mrt", session: null, view: null, describeError: String, bytes: bytes() },
    findSession: sessionFinder(SESSIONS, "gru1"),
    fallbackTime: "2026-11-29T20:35:00Z",
  };
  const found = new Diagnostics();
  const options = {
    ...{ router: "gru1", from: null, time: null, readers: DUMP_READERS },
    routerIds: new Map<string, string>(),
  };
  const text = convertDumps([file], options, found.report);
  let part = await text.next();
  while (part.done !== true) part = await text.next();
  expect(found.all).toEqual([]);
  const [early = 0, late = 0] = memory;
  return { growth: late - early, read, routes: part.value?.routes };
}

const attributes = Buffer.from([
  ...attribute(0x40, 1, [0]),
  ...attribute(0x40, 2, [2, 3, ...u32(64510), ...u32(30000), ...u32(40000)]),
  ...attribute(0x40, 3, [192, 0, 2, 1]),
  ...attribute(0xc0, 8, Array<number>(32).fill(1)),
]);

describe("what is read is not kept", () => {
  test("of 100 MB of a table with the routes of 200 neighbors, of which one is a session", async () => {
    const peers = Array.from({ length: 200 }, (_, n) => [
      ...[2, 0, 0, 0, 1, ...(n === 0 ? [192, 0, 2, 1] : [198, 51, 100, n])],
      ...u32(n === 0 ? 64510 : 65000),
    ]);
    const table = Buffer.from([...u32(7), 0, 0, 0, 200, ...peers.flat()]);
    const entries = Buffer.concat(peers.map((_, n) => entry(n, attributes)));
    const rib = (n: number) => {
      const head = [...u32(0), 24, 10 + (n >> 16), (n >> 8) & 255, n & 255, ...u16(200)];
      return record(13, 2, Buffer.concat([Buffer.from(head), entries]));
    };
    const { growth, read, routes } = await growthOf(record(13, 1, table), rib, 7000);
    expect(routes).toBe(7000);
    expect(read).toBeGreaterThan(100);
    expect(growth).toBeLessThan(10);
  });
});
