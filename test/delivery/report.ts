import type { Outcome } from "./play-fault.ts";

/** A table of what became of loads, by the kind of fault. */
export function formatOutcomes(outcomes: readonly Outcome[]): string {
  const kinds = groupBy(outcomes);
  const rows = [...kinds].map(([kind, all]) => rowOf(kind, all));
  const header = [
    "",
    "faults",
    "never loaded",
    "taken back",
    "confirmed",
    "wrong",
    "longest outage, s",
  ];
  const table = [header, ...rows, rowOf("all", outcomes)];
  const widths = header.map((_, i) => Math.max(...table.map((row) => (row[i] ?? "").length)));
  return table
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join("  "),
    )
    .join("\n");
}

function rowOf(kind: string, all: readonly Outcome[]): readonly string[] {
  const count = (is: (one: Outcome) => boolean): string => String(all.filter(is).length);
  const outage = Math.max(...all.filter((one) => !one.case.excused).map((one) => one.outage), 0);
  return [
    kind,
    String(all.length),
    count(({ became }) => became === "never loaded"),
    count(({ became }) => became === "taken back"),
    count(({ became }) => became === "confirmed"),
    count(({ wrong }) => wrong.length > 0),
    outage.toFixed(1),
  ];
}

function groupBy(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const one of outcomes) {
    const key = `${one.case.platform}: ${one.case.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
