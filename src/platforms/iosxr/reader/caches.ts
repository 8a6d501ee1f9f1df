import type { Address } from "../../../net/index.ts";
import type { RtrReading, SecondsReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { TextLine } from "./text-line.ts";

/** An `rpki server` with all of its lines. */
export interface CacheText {
  readonly address: Address;
  readonly line: number;
  readonly lines: TextLine[];
}

/** The range for keeping the records of a lost cache, in seconds; each end represents everything beyond it. */
const PURGE = { least: 30, most: 65_535 } as const;

/**
 * An `rpki server`: preference 1 is preferred; the times are seconds. A missing setting gets a value that no
 * declaration has.
 */
export function readCache(
  { address, line, lines }: CacheText,
  problems: ReadingProblems,
): RtrReading {
  let port: number | null = null;
  let preference: number | null = null;
  let refresh: number | null = null;
  let purge: number | null = null;
  for (const { text, line: at } of lines) {
    const value = Number(/\d+$/.exec(text)?.[0]);
    if (/^transport tcp port \d{1,5}$/.test(text)) port = value;
    else if (/^preference \d{1,2}$/.test(text)) preference = value;
    else if (/^refresh-time \d{1,4}$/.test(text)) refresh = value;
    else if (/^purge-time \d{1,5}$/.test(text)) purge = value;
    else if (!/^response-time \d{1,4}$/.test(text)) {
      problems.notUnderstood(at, "not a setting of an RPKI server");
    }
  }
  if (port === null) problems.notUnderstood(line, "an RPKI server without a port");
  return {
    address,
    port: port ?? 0,
    preference: preference ?? 0,
    refresh: refresh ?? 0,
    retry: null,
    expire: expireOf(purge, line, problems),
    line,
  };
}

function expireOf(purge: number | null, line: number, problems: ReadingProblems): SecondsReading {
  if (purge === null || purge < PURGE.least || purge > PURGE.most) {
    problems.notUnderstood(line, "an RPKI server without a purge-time from 30 to 65535 seconds");
    return 0;
  }
  if (purge === PURGE.least) return { from: 0, to: purge };
  return purge === PURGE.most ? { from: purge, to: Infinity } : purge;
}
