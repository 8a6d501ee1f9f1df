import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { parsePrefix } from "../../../src/net/index.ts";
import type { SourceLocation } from "../../../src/sources/index.ts";
import { fetchRoutingTable } from "../../../src/sources/routing-table/fetch-routing-table.ts";
import { broken, contextOf, SPAN } from "../fetching.ts";
import { startServer, type FaultyServer } from "../http/faulty-server.ts";
import { lines, pieces } from "./example.ts";

/** The digest in the needs of these tests. */
const REGISTERED = "0".repeat(32);

const RIS = [
  "% This file was generated at Sat Oct 31 08:00:00 UTC 2026",
  "64510\t192.0.2.0/24\t312",
  "64505\t198.51.100.0/24\t400",
  "",
  "% End of dump",
  "",
].join("\n");
const MRT = readFileSync(new URL("mrt/frr-8.4.4.mrt", import.meta.url));
/** The MRT dump, as made on the day before. */
const OLD_MRT = Buffer.from(MRT);
for (let at = 0; at < OLD_MRT.length; at += 12 + OLD_MRT.readUInt32BE(at + 8)) {
  OLD_MRT.writeUInt32BE(Date.UTC(2026, 9, 30) / 1000, at);
}

let server: FaultyServer;
beforeAll(async () => {
  server = await startServer((response, { path }) => {
    response.end(path.startsWith("/ris.gz") ? gzipSync(RIS) : "<html>\n");
  });
});
afterAll(async () => server.close());

async function fetchFrom(
  from: readonly SourceLocation[],
  files: Readonly<Record<string, Buffer | AsyncIterable<Buffer>>> = {},
) {
  const streams = new Map<string, AsyncIterable<Buffer>>();
  for (const [name, content] of Object.entries(files)) {
    streams.set(name, Buffer.isBuffer(content) ? pieces(content, 5) : content);
  }
  const prefixes = ["192.0.2.0/24", "2001:db8::/32"].map((text) => parsePrefix(text)!);
  const { context, messages } = contextOf({ prefixes }, streams);
  const setting = {
    from: from.map((value) => ({ value, span: SPAN })),
    maxAgeSeconds: 1,
    span: SPAN,
  };
  const fetched = await fetchRoutingTable(setting, { ...context, name: "routing-table" });
  return { fetched, messages: messages() };
}

const url = (path: string): SourceLocation => ({ kind: "url", url: `${server.url}${path}` });
const file = (path: string): SourceLocation => ({ kind: "file", path });

describe("fetching the routing table", () => {
  test("adds up the vantage points of several dumps, of any kind, and has the time of the oldest", async () => {
    const from = [url("/ris.gz?key=secret"), file("rib.mrt")];
    const { fetched, messages } = await fetchFrom(from, { "rib.mrt": OLD_MRT });
    expect(messages).toEqual([]);
    expect(fetched?.provenance).toEqual({
      registered: REGISTERED,
      origins: [`${server.url}/ris.gz`, "rib.mrt"],
      time: "2026-10-30T00:00:00Z",
    });
    expect(fetched?.data.vantagePoints).toEqual({ ipv4: 403, ipv6: 3 });
    expect(lines(fetched?.data.routes ?? [])).toEqual([
      "192.0.2.0/24 AS64510 315",
      "192.0.2.0/24 AS64511 1",
      "2001:db8::/32 AS64501 1",
      "2001:db8::/32 AS64510 1",
      "2001:db8::/32 AS4200000001 1",
      "2001:db8:1::/48 AS64501 1",
    ]);
  });

  test("reports each dump that cannot be used", async () => {
    const from = [url("/ris.gz"), url("/html"), file("gone"), file("cut.mrt"), file("bz2")];
    const { fetched, messages } = await fetchFrom([...from, file("broken")], {
      "cut.mrt": OLD_MRT.subarray(0, 100),
      bz2: Buffer.from("BZh91AY&SY-and-more"),
      broken: broken(OLD_MRT.subarray(0, 50)),
    });
    expect(fetched).toBeNull();
    expect(messages).toEqual([
      `source-unreadable: routing-table: ${server.url}/html line 1 is not an origin, a prefix and a number: \`<html>\``,
      "source-file-missing: routing-table: there is no file gone",
      "source-unreadable: routing-table: cut.mrt is cut off in record 2",
      "source-unreadable: routing-table: bz2 is packed with bzip2: unpack it with `bunzip2`, or pack it with gzip",
      "source-unreadable: routing-table: broken is gzipped, and cut off",
    ]);
  });

  test.each([
    ["fd377a585a0000", "is packed with xz: unpack it with `unxz`, or pack it with gzip"],
    ["28b52ffd00", "is packed with zstd: unpack it with `unzstd`, or pack it with gzip"],
    ["", "is cut off: it has no line `% End of dump`"],
    ["0000", "is cut off in line 1"],
  ])("refuses a file that begins with %s", async (hex, problem) => {
    const { messages } = await fetchFrom([file("x")], { x: Buffer.from(hex, "hex") });
    expect(messages).toEqual([`source-unreadable: routing-table: x ${problem}`]);
  });

  test("refuses a dump of the future", async () => {
    const { messages } = await fetchFrom([file("rib.mrt")], { "rib.mrt": MRT });
    expect(messages).toEqual([
      "source-unreadable: routing-table: rib.mrt says that it was made in the future, 2026-11-29T20:20:15Z: check the clocks",
    ]);
  });
});
