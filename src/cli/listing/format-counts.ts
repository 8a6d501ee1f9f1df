import { formatTable, type TableColumn } from "../../report/index.ts";
import type { CountSum } from "../../traffic/index.ts";

const COLUMNS: readonly TableColumn[] = [
  { title: "ROUTER", leaveOut: 3 },
  { title: "AT", least: 8 },
  { title: "FAMILY" },
  { title: "PEER" },
  { title: "FROM", leaveOut: 1 },
  { title: "TO", leaveOut: 2 },
  { title: "PACKETS", isNumber: true },
  { title: "BYTES", isNumber: true },
  { title: "MBIT/S", isNumber: true },
  { title: "SHARE", isNumber: true },
];

/** Prints what was counted to addresses that are not announced, as a table; `width` as for `formatTable`. */
export function formatCounts(sums: readonly CountSum[], width: number | null): string {
  if (sums.length === 0) return "No counter of the router's filters is in two readings.\n";
  const rows = sums.map((sum) => [
    sum.router,
    sum.place.kind === "exchange" ? sum.place.id : sum.place.name,
    sum.family,
    sum.peer === null ? "not known" : `AS${sum.peer}`,
    sum.from,
    sum.to,
    String(sum.other.packets),
    sum.other.bytes === null ? "-" : String(sum.other.bytes),
    sum.other.bytes === null ? "-" : megabits(sum.other.bytes, sum.seconds),
    share(sum),
  ]);
  const notes = [
    sums.some(({ complete }) => !complete)
      ? "Counters were set to zero, or not read, in between: these are the least amounts there were.\n"
      : "",
    ...sums
      .filter(({ announced }) => announced?.packets === 0)
      .map(({ place, family }) => {
        const at = place.kind === "exchange" ? place.id : place.name;
        return `${at}, ${family}: no traffic to what is announced either. Is the filter on the right interface?\n`;
      }),
  ].join("");
  const { text } = formatTable(COLUMNS, rows, width);
  return `Traffic to addresses that are not announced:\n${text}${notes === "" ? "" : `\n${notes}`}`;
}

function megabits(bytes: number, seconds: number): string {
  return ((bytes * 8) / seconds / 1_000_000).toFixed(3);
}

/** How much of the traffic it is, in packets. */
function share({ announced, other }: CountSum): string {
  const total = (announced?.packets ?? 0) + other.packets;
  if (announced === null || total === 0) return "-";
  const part = (100 * other.packets) / total;
  return other.packets > 0 && part < 0.01 ? "<0.01%" : `${part.toFixed(2)}%`;
}
