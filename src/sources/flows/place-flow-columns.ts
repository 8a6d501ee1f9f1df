import { didYouMean } from "../../diagnostics/index.ts";
import { FLOW_ROLES, RATE_UNITS, type FlowRole } from "./flow-role.ts";
import type { ColumnNames } from "./known-exports.ts";
import { listNames } from "./list-names.ts";
import type { CsvField } from "./parse-csv.ts";
import type { FailAt } from "./records.ts";

/** Where columns stand that say where traffic goes, and how much. */
export interface FlowColumns {
  readonly destination: DestinationColumns;
  readonly amount: AmountColumns;
}

/** The columns of a destination. */
export type DestinationColumns =
  | { readonly by: "prefix"; readonly at: number }
  | { readonly by: "address"; readonly at: number; readonly length: number | null }
  | { readonly by: "asn"; readonly at: number };

/** The columns that say how much. */
export interface AmountColumns {
  readonly at: number;
  /** `bytes`, or the unit of a rate. */
  readonly unit: keyof typeof RATE_UNITS | "bytes";
  /** bit/s of one of it. */
  readonly factor: number;
  /** The column with the number by which bytes are multiplied; null: there is none. */
  readonly sampling: number | null;
}

/**
 * Finds the columns with these names, which have one destination and one amount, in the first line of a file. Null after
 * errors were reported: a name that is missing or there twice, bytes without a time, a rate with one.
 */
export function placeFlowColumns(
  names: ColumnNames,
  head: readonly CsvField[],
  seconds: number | null,
  fail: FailAt,
): FlowColumns | null {
  const places = new Map<FlowRole, CsvField & { readonly at: number }>();
  const named = FLOW_ROLES.filter((role) => names[role] !== undefined);
  for (const role of named) {
    const found = findColumn(names[role] ?? "", role, head, fail);
    if (found) places.set(role, found);
  }
  if (places.size < named.length) return null;
  const at = (role: FlowRole) => places.get(role)?.at ?? null;
  const destination = destinationAt(at);
  const unit = ([...UNITS, "bytes"] as const).find((one) => places.has(one));
  const column = unit && places.get(unit);
  if (!destination || !column) throw new Error("columns without a destination or an amount");
  if (unit !== "bytes") {
    if (seconds === null) {
      return {
        destination,
        amount: { at: column.at, unit, factor: RATE_UNITS[unit], sampling: null },
      };
    }
    return fail(`\`${column.text}\` is a rate, and --flows-seconds is for bytes`, column);
  }
  if (seconds !== null) {
    const amount = { at: column.at, unit, factor: 8 / seconds, sampling: at("sampling") };
    return { destination, amount };
  }
  return fail(
    `\`${column.text}\` has bytes, and not the time in which they were counted`,
    column,
    "give it with --flows-seconds SECONDS (pmacct: `print_history`, or else `print_refresh_time`)",
  );
}

const UNITS = ["bps", "kbps", "mbps", "gbps"] as const;

function destinationAt(at: (role: FlowRole) => number | null): DestinationColumns | null {
  const [prefix, address, asn] = [at("prefix"), at("address"), at("asn")];
  if (prefix !== null) return { by: "prefix", at: prefix };
  if (address !== null) return { by: "address", at: address, length: at("length") };
  return asn === null ? null : { by: "asn", at: asn };
}

function findColumn(
  name: string,
  role: FlowRole,
  head: readonly CsvField[],
  fail: FailAt,
): (CsvField & { readonly at: number }) | null {
  const texts = head.map(({ text }) => text);
  const at = texts.indexOf(name);
  const [found, second] = [head[at], head[texts.indexOf(name, at + 1)]];
  if (found && !second) return { ...found, at };
  if (found && second) return fail(`the column \`${name}\` is there twice`, second);
  const near = didYouMean(name, texts);
  const hint = near === null ? `its columns are ${listNames(texts)}` : `did you mean \`${near}\`?`;
  return fail(`there is no column \`${name}\` (${role})`, head[0] ?? { start: 0, end: 0 }, hint);
}
