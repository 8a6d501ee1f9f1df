import { makeVisible } from "../../diagnostics/index.ts";
import { parseAsn, readPrefix, type Asn, type Prefix } from "../../net/index.ts";
import type { SeenCounts } from "./seen-counts.ts";
import { splitLines } from "./split-lines.ts";

/** What a dump says about itself. */
export interface DumpReading {
  /** When it was made, in milliseconds since 1970; null if it does not say. */
  readonly madeAt: number | null;
}

/**
 * Reads a RIS whois dump (https://www.ris.ripe.net/dumps/, `riswhoisdump.IPv4.gz`, unpacked): the origin, the prefix and
 * by how many peers of the collectors it was seen, separated by tabs. Comments begin with `%`; one of them says when the
 * dump was made, and the last one is `% End of dump`, without which it is cut off. Origins that are AS_SETs (`{64500,64501}`) count as
 * vantage points only. Returns a text if the dump cannot be used: why, with the number of the line.
 */
export async function readRisWhois(
  bytes: AsyncIterable<Buffer>,
  counts: SeenCounts,
): Promise<DumpReading | string> {
  let number = 0;
  let madeAt: number | null = null;
  let isEnded = false;
  for await (const { line, isWhole } of splitLines(bytes)) {
    number++;
    if (!isWhole) return `is cut off in line ${number}`;
    if (line === "" || line === "\r") continue;
    if (isEnded) return `goes on after its end, in line ${number}`;
    if (line.startsWith("%")) {
      isEnded = /^% End of dump\s*$/.test(line);
      const made = /^% This file was generated at (.*?)\.?\s*$/.exec(line);
      if (!made) continue;
      madeAt = readTime(made[1] ?? "");
      if (madeAt === null) return `line ${number} does not say when it was made: ${shown(line)}`;
      continue;
    }
    const route = readRoute(line);
    if (!route) return `line ${number} is not an origin, a prefix and a number: ${shown(line)}`;
    const { origin, prefix, seenBy } = route;
    counts.count(prefix.family, seenBy);
    if (origin !== null && counts.isOurs(prefix)) counts.add(prefix, origin, seenBy);
  }
  return isEnded ? { madeAt } : "is cut off: it has no line `% End of dump`";
}

interface Route {
  readonly prefix: Prefix;
  /** Null for an AS_SET. */
  readonly origin: Asn | null;
  readonly seenBy: number;
}

function readRoute(line: string): Route | null {
  const [from = "", text = "", peers = "", ...more] = line.trimEnd().split("\t");
  const prefix = readPrefix(text);
  if (typeof prefix === "string" || !/^[1-9]\d{0,8}$/.test(peers) || more.length > 0) return null;
  const isSet = /^\{\d{1,10}(?:,\d{1,10})*\}$/.test(from);
  const origin = /^\d{1,10}$/.test(from) ? parseAsn(from) : null;
  return isSet || origin !== null ? { prefix, origin, seenBy: Number(peers) } : null;
}

/** Reads `Tue Oct  6 02:03:14 UTC 2026`. */
function readTime(text: string): number | null {
  const match = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d:\d\d) UTC (\d{4})$/.exec(
    text,
  );
  if (!match) return null;
  const [, month = "", day = "", time = "", year = ""] = match;
  const index = MONTHS.indexOf(month) + 1;
  if (index === 0) return null;
  const two = (n: string): string => n.padStart(2, "0");
  const read = Date.parse(`${year}-${two(String(index))}-${two(day)}T${time}Z`);
  return Number.isNaN(read) ? null : read;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

function shown(line: string): string {
  return `\`${makeVisible(line.length > 60 ? `${line.slice(0, 60)}…` : line)}\``;
}
