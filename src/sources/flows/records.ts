import type { CsvField } from "./parse-csv.ts";

/** A place in a file: of a field, or of several. */
export type Place = Pick<CsvField, "start" | "end">;

/** Reports a problem at a place of the file. */
export type FailAt = (problem: string, place: Place, hint?: string) => null;

/** Where a line is; the beginning of the file for one without fields. */
export function recordSpan(record: readonly CsvField[]): Place {
  return { start: record[0]?.start ?? 0, end: record.at(-1)?.end ?? 0 };
}

/** Whether a line has so many fields; if not, it is reported. */
export function hasAllFields(record: readonly CsvField[], count: number, fail: FailAt): boolean {
  if (record.length === count) return true;
  const hint =
    record.length > count ? "a number must not have commas between thousands" : undefined;
  const problem = `the line has ${record.length} fields instead of ${count}`;
  fail(problem, recordSpan(record), hint);
  return false;
}
