import type { AmountColumns } from "./place-flow-columns.ts";
import { numberHint } from "./number-hint.ts";
import type { CsvField } from "./parse-csv.ts";
import type { FailAt } from "./records.ts";

/** Up to 64 bits. */
const BYTES = /^(?:0|[1-9]\d{0,19})$/;
const RATE = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,20})?$/;
/** Up to 32 bits. */
const SAMPLING = /^(?:0|[1-9]\d{0,9})$/;

/**
 * Reads how much a line has, which has all the columns, in the unit of its column: bytes times the rate of sampling.
 * Null after a mistake was reported.
 */
export function readAmount(
  record: readonly CsvField[],
  { at, unit, sampling }: AmountColumns,
  fail: FailAt,
): number | null {
  const field = record[at];
  if (!field) throw new Error("a line without its amount");
  const isBytes = unit === "bytes";
  if (!(isBytes ? BYTES : RATE).test(field.text)) {
    const expected = isBytes ? "a whole number of bytes" : `a rate in ${unit}`;
    const hint = numberHint(field.text, unit, isBytes);
    return fail(`\`${field.text}\` is not ${expected}`, field, hint);
  }
  const amount = Number(field.text);
  const sampled = sampling === null ? undefined : record[sampling];
  if (!sampled) return amount;
  if (!SAMPLING.test(sampled.text)) {
    return fail(`\`${sampled.text}\` is not a rate of sampling: one of how many packets`, sampled);
  }
  if (sampled.text === "0" && amount > 0) {
    const hint =
      "pmacct has 0 also where a router does not sample: say so with `sampling_map`, or leave `sampling_rate` out of `aggregate`";
    return fail("the rate of sampling is not known (0)", sampled, hint);
  }
  return amount * Number(sampled.text);
}
