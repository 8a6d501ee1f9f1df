import { describeLeftOut, type Mode, type PlannedFilters } from "../../traffic/index.ts";
import { formatPrefix } from "../../net/index.ts";
import { formatTable, type TableColumn } from "../../report/index.ts";

/** What was made: the result of `peerc acl`. */
export interface FilterSummary {
  readonly filters: readonly FilterRow[];
  readonly leftOut: readonly LeftOutRow[];
  /** Files that are new, changed or removed. */
  readonly changed: readonly string[];
}

/** One filter for one family. */
export interface FilterRow {
  readonly router: string;
  readonly exchange: string | null;
  readonly interface: string | null;
  readonly family: string;
  readonly peers: readonly number[];
  readonly announced: readonly string[];
}

/** An interface without a filter, or without one for a family. */
export interface LeftOutRow {
  readonly router: string;
  readonly place: string;
  readonly why: string;
}

/** Describes the filters of all routers. */
export function filterSummary(
  planned: readonly PlannedFilters[],
  changed: readonly string[],
): FilterSummary {
  return {
    filters: planned.flatMap(({ filters }) =>
      filters.flatMap(({ families, ...filter }) =>
        families.map(({ family, announced }) => ({
          router: filter.router,
          exchange: filter.exchange,
          interface: filter.interface,
          family,
          peers: filter.peers,
          announced: announced.map(formatPrefix),
        })),
      ),
    ),
    leftOut: planned.flatMap(({ leftOut }) =>
      leftOut.map(({ router, place, why }) => ({ router, place, why: describeLeftOut(why) })),
    ),
    changed,
  };
}

const COLUMNS: readonly TableColumn[] = [
  { title: "ROUTER" },
  { title: "EXCHANGE" },
  { title: "INTERFACE" },
  { title: "FAMILY" },
  { title: "PEERS", isNumber: true },
  { title: "ANNOUNCED PREFIXES", isNumber: true },
];

/** Prints it for people. */
export function formatFilterSummary(
  { filters, leftOut, changed }: FilterSummary,
  { out, mode, check }: { readonly out: string; readonly mode: Mode; readonly check: boolean },
): string {
  const rows = filters.map((row) => [
    row.router,
    row.exchange ?? "-",
    row.interface ?? "-",
    row.family,
    String(row.peers.length),
    String(row.announced.length),
  ]);
  const table =
    rows.length === 0 ? "No interface gets a filter.\n" : formatTable(COLUMNS, rows, null).text;
  const others = leftOut.map(({ router, place, why }) => `  ${router} ${place}: ${why}\n`);
  const without = others.length === 0 ? "" : `\nWithout a filter:\n${others.join("")}`;
  const files = changed.map((path) => `${out}/${path}`).join(", ");
  const done =
    changed.length === 0 ? "Nothing changed." : `${check ? "Out of date" : "Written"}: ${files}`;
  const what = mode === "count" ? "counted" : "counted and dropped";
  return `${table}${without}\nTraffic to other addresses is ${what}. ${done}\n`;
}
