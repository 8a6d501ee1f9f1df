import { formatPrefix, parsePrefix } from "../../../src/net/index.ts";
import { OverlappingPrefixes } from "../../../src/sources/overlapping-prefixes.ts";
import { readMrt } from "../../../src/sources/routing-table/mrt/read-mrt.ts";
import {
  readRisWhois,
  type DumpReading,
} from "../../../src/sources/routing-table/read-ris-whois.ts";
import type { RoutingTable, SeenRoute } from "../../../src/sources/routing-table/routing-table.ts";
import { SeenCounts } from "../../../src/sources/routing-table/seen-counts.ts";

/** `192.0.2.0/24 AS64500 312` for each. */
export function lines(routes: readonly SeenRoute[]): readonly string[] {
  return routes.map(
    ({ prefix, origin, seenBy }) => `${formatPrefix(prefix)} AS${origin} ${seenBy}`,
  );
}

/** Bytes in pieces of this size. */
// oxlint-disable-next-line typescript/require-await -- a stream
export async function* pieces(bytes: Buffer, size = bytes.length || 1): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Read {
  readonly reading: DumpReading | string;
  readonly table: RoutingTable;
}

async function readWith(
  read: (bytes: AsyncIterable<Buffer>, counts: SeenCounts) => Promise<DumpReading | string>,
  bytes: Buffer,
  ours: readonly string[],
  size?: number,
): Promise<Read> {
  const counts = new SeenCounts(new OverlappingPrefixes(ours.map((text) => parsePrefix(text)!)));
  const reading = await read(pieces(bytes, size), counts);
  counts.endDump();
  return { reading, table: counts.table };
}

const ALL = ["0.0.0.0/0", "::/0"];

/** Reads an MRT file, for prefixes of ours. */
export async function mrt(bytes: Buffer, ours = ALL, size?: number): Promise<Read> {
  return readWith(readMrt, bytes, ours, size);
}

/** Reads a RIS whois dump, for prefixes of ours. */
export async function ris(text: string, ours = ALL, size?: number): Promise<Read> {
  return readWith(readRisWhois, Buffer.from(text, "latin1"), ours, size);
}
