import type { Report, Source } from "../../diagnostics/index.ts";
import { readLines } from "../../system/index.ts";
import { RecordFields } from "./records/record-fields.ts";

/** How a file with one JSON object a line is read and written. */
export interface JsonLines<T> {
  /** What a line should be, for the message: `a network`. */
  readonly expected: string;
  readonly read: (fields: RecordFields) => T;
  /** The object of a line, with its keys in their order. */
  readonly line: (entry: T) => object;
  /** The order of the lines; equal ones are duplicates. */
  readonly compare: (a: T, b: T) => number;
}

/** Prints entries, sorted. Throws if two are the same: whoever made the data has left that open. */
export function printJsonLines<T>(format: JsonLines<T>, entries: readonly T[]): string {
  const sorted = [...entries].sort(format.compare);
  const lines = sorted.map((entry, i) => {
    const last = sorted[i - 1];
    const line = JSON.stringify(format.line(entry));
    if (last !== undefined && format.compare(last, entry) === 0) throw new Error(`twice: ${line}`);
    return `${line}\n`;
  });
  return lines.join("");
}

/**
 * Reads what `printJsonLines` gives, and nothing else. Reports every line that is something else (at most five) and
 * then returns null.
 */
export function readJsonLines<T>(
  format: JsonLines<T>,
  source: Source,
  report: Report,
): readonly T[] | null {
  const { expected, compare } = format;
  const read = (line: string): T | null => readLine(format, line);
  return readLines(source, { expected, read, compare }, report);
}

/** An entry whose line is exactly this one; null if there is none. */
function readLine<T>(format: JsonLines<T>, line: string): T | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return null;
  const fields = new RecordFields(json as Readonly<Record<string, unknown>>);
  const entry = format.read(fields);
  if (fields.problems.length > 0 || fields.remarks.length > 0) return null;
  return JSON.stringify(format.line(entry)) === line ? entry : null;
}
