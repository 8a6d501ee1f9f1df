import { formatCsv } from "./format-csv.ts";
import { formatTable, type Table, type TableColumn } from "./format-table.ts";
import { registeredText, roomText } from "./registered-text.ts";
import type { SessionRow } from "./session-row.ts";

const COLUMNS: readonly TableColumn[] = [
  { title: "PEER", least: 8 },
  { title: "ASN" },
  { title: "RELATION", least: 8, leaveOut: 2 },
  { title: "ROUTER", least: 6 },
  { title: "AT", least: 8 },
  { title: "FAMILY" },
  { title: "POLICY", least: 8, leaveOut: 1 },
  { title: "MAXIMUM", isNumber: true },
  { title: "REGISTERED", isNumber: true },
  { title: "HEADROOM", isNumber: true },
  { title: "STATE", leaveOut: 3 },
];

/** Prints sessions as a table for people; `width` as for `formatTable`. */
export function formatSessions(rows: readonly SessionRow[], width: number | null): Table {
  const cells = rows.map((row) => [
    row.peer,
    `AS${row.asn}`,
    row.relation,
    row.router,
    row.exchange ?? row.interface ?? "",
    row.family,
    row.policy,
    String(row.maximum),
    registeredText(row),
    roomText(row.headroom),
    row.state,
  ]);
  return formatTable(COLUMNS, cells, width);
}

const KEYS = [
  ...["session", "peer", "asn", "relation", "router", "exchange", "interface", "neighbor"],
  ...["family", "policy", "maximum", "registered", "registration", "headroom", "state"],
];

/** Prints sessions as CSV, with the keys of `SessionRow` as its head. */
export function sessionsAsCsv(rows: readonly SessionRow[]): string {
  const records = rows.map((row) => [
    ...[row.session, row.peer, row.asn, row.relation, row.router, row.exchange, row.interface],
    ...[row.neighbor, row.family, row.policy, row.maximum, row.registered, row.registration],
    ...[row.headroom, row.state],
  ]);
  return formatCsv(KEYS, records);
}
