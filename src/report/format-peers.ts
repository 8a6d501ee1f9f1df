import { formatCsv } from "./format-csv.ts";
import { formatTable, type Table, type TableColumn } from "./format-table.ts";
import {
  RECEIVED_COLUMNS,
  RECEIVED_KEYS,
  receivedCells,
  receivedFields,
} from "./received-columns.ts";
import { registeredText, roomText } from "./registered-text.ts";
import type { PeerFamily, PeerRow } from "./peer-row.ts";

const columns = (isReceived: boolean): readonly TableColumn[] => [
  { title: "PEER", least: 8 },
  { title: "ASN" },
  { title: "RELATION", least: 8, leaveOut: 2 },
  { title: "SESSIONS", isNumber: true, leaveOut: 4 },
  { title: "ROUTERS", least: 7, leaveOut: 5 },
  { title: "AT", least: 8 },
  { title: "POLICY", least: 8, leaveOut: 1 },
  ...["IPV4", "IPV6"].flatMap((family) => [
    { title: `${family} MAX`, isNumber: true },
    { title: "REGISTERED", isNumber: true },
    { title: "HEADROOM", isNumber: true },
    ...(isReceived ? RECEIVED_COLUMNS : []),
  ]),
  { title: "STATE", leaveOut: 3 },
];

/**
 * Prints peers as a table for people; `width` as for `formatTable`. `isReceived`: with what they send, which the rows then
 * have.
 */
export function formatPeers(
  rows: readonly PeerRow[],
  width: number | null,
  isReceived = false,
): Table {
  const cells = rows.map((row) => [
    row.peer,
    `AS${row.asn}`,
    row.relation,
    String(row.sessions),
    row.routers.join(", "),
    [...row.exchanges, ...row.interfaces].join(", "),
    row.policies.join(", "),
    ...familyCells(row.ipv4, isReceived),
    ...familyCells(row.ipv6, isReceived),
    row.state,
  ]);
  return formatTable(columns(isReceived), cells, width);
}

function familyCells(family: PeerFamily | null, isReceived: boolean): readonly string[] {
  const cells = family
    ? [String(family.maximum), registeredText(family), roomText(family.headroom)]
    : ["", "", ""];
  return isReceived ? [...cells, ...receivedCells(family ?? {})] : cells;
}

const FAMILY_KEYS = ["sessions", "maximum", "registered", "registration", "headroom"] as const;

const keys = (isReceived: boolean) => [
  ...["peer", "asn", "relation", "sessions", "routers", "exchanges", "interfaces", "policies"],
  ...["ipv4", "ipv6"].flatMap((family) =>
    [...FAMILY_KEYS, ...(isReceived ? RECEIVED_KEYS : [])].map((key) => `${family}_${key}`),
  ),
  "state",
];

/** Prints peers as CSV: the keys of `PeerRow`, those of a family after its name; lists are separated by `;`. */
export function peersAsCsv(rows: readonly PeerRow[], isReceived = false): string {
  const list = (values: readonly string[]): string => values.join(";");
  const family = (one: PeerFamily | null) => [
    ...FAMILY_KEYS.map((key) => one?.[key] ?? null),
    ...(isReceived ? receivedFields(one ?? {}) : []),
  ];
  const records = rows.map((row) => [
    ...[row.peer, row.asn, row.relation, row.sessions, list(row.routers), list(row.exchanges)],
    ...[list(row.interfaces), list(row.policies), ...family(row.ipv4), ...family(row.ipv6)],
    row.state,
  ]);
  return formatCsv(keys(isReceived), records);
}
