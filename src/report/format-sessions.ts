import { formatCsv } from "./format-csv.ts";
import { formatTable, type Table, type TableColumn } from "./format-table.ts";
import {
  RECEIVED_COLUMNS,
  RECEIVED_KEYS,
  receivedCells,
  receivedFields,
} from "./received-columns.ts";
import { registeredText, roomText } from "./registered-text.ts";
import type { SessionRow } from "./session-row.ts";

const columns = (isReceived: boolean): readonly TableColumn[] => [
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
  ...(isReceived ? RECEIVED_COLUMNS : []),
  { title: "STATE", leaveOut: 3 },
];

/**
 * Prints sessions as a table for people; `width` as for `formatTable`. `isReceived`: with what they receive, which the
 * rows then have.
 */
export function formatSessions(
  rows: readonly SessionRow[],
  width: number | null,
  isReceived = false,
): Table {
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
    ...(isReceived ? receivedCells(row) : []),
    stateText(row),
  ]);
  return formatTable(columns(isReceived), cells, width);
}

const keys = (isReceived: boolean) => [
  ...["session", "peer", "asn", "relation", "router", "exchange", "interface", "neighbor"],
  ...["family", "policy", "maximum", "registered", "registration", "headroom"],
  ...(isReceived ? RECEIVED_KEYS : []),
  ...["state", "state_by", "state_ticket"],
];

function stateText({ state, state_by: by, state_ticket: ticket }: SessionRow): string {
  return `${state}${by === null ? "" : ` by ${by}`}${ticket === null ? "" : ` (${ticket})`}`;
}

/** Prints sessions as CSV, with the keys of `SessionRow` as its head; `isReceived` as for the table. */
export function sessionsAsCsv(rows: readonly SessionRow[], isReceived = false): string {
  const records = rows.map((row) => [
    ...[row.session, row.peer, row.asn, row.relation, row.router, row.exchange, row.interface],
    ...[row.neighbor, row.family, row.policy, row.maximum, row.registered, row.registration],
    ...[row.headroom, ...(isReceived ? receivedFields(row) : [])],
    ...[row.state, row.state_by, row.state_ticket],
  ]);
  return formatCsv(keys(isReceived), records);
}
