import { readMrt } from "./mrt/read-mrt.ts";
import { readRisWhois, type DumpReading } from "./read-ris-whois.ts";
import type { SeenCounts } from "./seen-counts.ts";

/** As many bytes as it takes to tell the kinds of dumps from each other. */
const ENOUGH = 12;

/** How packed files begin that are not unpacked here, and what unpacks them. */
const PACKED: readonly (readonly [start: string, name: string, program: string])[] = [
  ["425a68", "bzip2", "bunzip2"],
  ["fd377a585a00", "xz", "unxz"],
  ["28b52ffd", "zstd", "unzstd"],
];

/**
 * Reads a dump of the routing table, whatever its kind: MRT is binary, a RIS whois dump is text. Returns a text if it
 * cannot be used: why.
 */
export async function readDump(
  bytes: AsyncIterable<Buffer>,
  counts: SeenCounts,
): Promise<DumpReading | string> {
  const { start, all } = await peek(bytes);
  for (const [magic, name, program] of PACKED) {
    if (!start.toString("hex").startsWith(magic)) continue;
    return `is packed with ${name}: unpack it with \`${program}\`, or pack it with gzip`;
  }
  // The type of an MRT record is a number of two bytes below 256; a text has no zeros.
  return start[4] === 0 ? readMrt(all, counts) : readRisWhois(all, counts);
}

/** The first bytes of a stream, and the whole stream. */
async function peek(
  bytes: AsyncIterable<Buffer>,
): Promise<{ readonly start: Buffer; readonly all: AsyncIterable<Buffer> }> {
  const pieces = bytes[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (start.length < ENOUGH) {
    const next = await pieces.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  return { start, all: continued(start, pieces) };
}

async function* continued(start: Buffer, rest: AsyncIterator<Buffer>): AsyncIterable<Buffer> {
  try {
    if (start.length > 0) yield start;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      yield next.value;
    }
  } finally {
    // Closes the file if it was not read to its end.
    await rest.return?.();
  }
}
