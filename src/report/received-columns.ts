import type { TableColumn } from "./format-table.ts";
import { roomText } from "./registered-text.ts";
import type { SessionRow } from "./session-row.ts";

/** What sessions receive, in the lists of sessions and of peers. */
type Received = Pick<SessionRow, "received" | "received_headroom">;

/** The columns of a table for people. */
export const RECEIVED_COLUMNS: readonly TableColumn[] = [
  { title: "RECEIVED", isNumber: true },
  { title: "HEADROOM", isNumber: true },
];

/** The cells of these columns. */
export function receivedCells({ received, received_headroom }: Received): readonly string[] {
  return [String(received ?? ""), roomText(received_headroom ?? null)];
}

/** The keys of CSV and JSON. */
export const RECEIVED_KEYS = ["received", "received_headroom"] as const;

/** Their values. */
export function receivedFields(row: Received): readonly (number | null)[] {
  return RECEIVED_KEYS.map((key) => row[key] ?? null);
}
