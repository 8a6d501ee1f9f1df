import type { Address } from "../../../net/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { XrFile } from "./file-content.ts";
import type { TextLine } from "./objects.ts";

/** An `rpki server` as it stands. */
export interface CacheText {
  readonly address: Address;
  readonly line: number;
  readonly lines: TextLine[];
}

/**
 * Takes an `rpki server` with its lines: preference 1 is asked first; the times are seconds. Records are kept for 30 to 360
 * seconds, so that each end stands for all that is beyond it.
 */
export function addCache(
  { address, line, lines }: CacheText,
  file: XrFile,
  problems: ReadingProblems,
): void {
  let port: number | null = null;
  let preference: number | null = null;
  let refresh: number | null = null;
  // IOS-XR's own (BGP Command Reference, rpki server).
  let purge = 60;
  for (const { text, line: at } of lines) {
    const value = Number(/\d+$/.exec(text)?.[0]);
    if (/^transport tcp port \d+$/.test(text)) port = value;
    else if (/^preference \d+$/.test(text)) preference = value;
    else if (/^refresh-time \d+$/.test(text)) refresh = value;
    else if (/^purge-time \d+$/.test(text)) purge = value;
    else if (!/^response-time \d+$/.test(text)) {
      problems.notUnderstood(at, "not a setting of an RPKI server");
    }
  }
  if (purge < 30 || purge > 360) {
    problems.notUnderstood(line, "a purge-time that is not from 30 to 360 seconds");
  }
  if (port === null) problems.notUnderstood(line, "an RPKI server without a port");
  file.caches.push({
    address,
    port: port ?? 0,
    // What is left out has IOS-XR's own value, which is none that a declaration has.
    preference: preference ?? 0,
    refresh: refresh ?? 0,
    retry: null,
    expire:
      purge === 30 ? { from: 0, to: 30 } : purge === 360 ? { from: 360, to: Infinity } : purge,
    line,
  });
}
