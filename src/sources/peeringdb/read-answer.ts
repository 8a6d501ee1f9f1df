import { cleanText } from "./records/clean-text.ts";
import type { RawRecord } from "./tables.ts";

/** Records of an answer, and when they were made, in milliseconds since 1970 (null if it does not say). */
export interface Answer {
  readonly records: readonly RawRecord[];
  readonly generated: number | null;
}

/** Parses JSON; what is wrong with it as text, for the end of a sentence. */
export function parseJson(body: Buffer): { readonly json: unknown } | string {
  const text = body.toString("utf8");
  if (/^\s*</.test(text)) return "answered with a web page instead of JSON";
  try {
    return { json: JSON.parse(text) };
  } catch {
    const isCut = !/[}\]]\s*$/.test(text);
    return isCut
      ? "answered with JSON that is cut off"
      : "answered with something that is not JSON";
  }
}

/**
 * Reads an answer of the API, or one table of a dump: `{ "data": [...], "meta": {...} }`, or the array alone. Anything
 * else is a problem, in words for the end of a sentence.
 */
export function readAnswer(json: unknown): Answer | string {
  if (isRecords(json)) return { records: json, generated: null };
  if (!isRecord(json)) return "is no object with `data`";
  const { data, meta } = json;
  const error = isRecord(meta) ? meta["error"] : undefined;
  if (typeof error === "string" && error !== "") return `says: ${cleanText(error)}`;
  // What the server says if it has left out records.
  if (isRecord(meta) && "truncated" in meta) return "is cut off by the server";
  if (!isRecords(data)) return "has no list of objects as `data`";
  const generated = isRecord(meta) ? meta["generated"] : undefined;
  return { records: data, generated: timeOf(generated) };
}

/** Seconds since 1970, if they are of this century: PeeringDB says 0 where it does not know. */
function timeOf(seconds: unknown): number | null {
  if (typeof seconds !== "number" || !(seconds > 946_684_800 && seconds < 4_102_444_800)) {
    return null;
  }
  return Math.floor(seconds) * 1000;
}

/** Whether a value is an object, and no list. */
export function isRecord(value: unknown): value is RawRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRecords(value: unknown): value is readonly RawRecord[] {
  return Array.isArray(value) && value.every(isRecord);
}
