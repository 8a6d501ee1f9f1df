import { formatTable, type Table } from "./format-table.ts";
import type { SessionRow } from "./session-row.ts";

/** Prints sessions whose limit changes as a table for people; `width` as for `formatTable`. */
export function formatLimits(
  changes: readonly (Pick<SessionRow, "session" | "router" | "peer" | "asn" | "registered"> & {
    readonly before: number;
    readonly after: number;
  })[],
  width: number | null,
): Table {
  const cells = changes.map(({ session, router, peer, asn, registered, before, after }) => [
    peer,
    `AS${asn}`,
    router,
    session.replace(/^PEERC_/, ""),
    registered === null ? "" : String(registered),
    `${before} → ${after}`,
  ]);
  const columns = [
    { title: "PEER", least: 8 },
    { title: "ASN" },
    { title: "ROUTER", least: 6 },
    { title: "SESSION", least: 12 },
    { title: "REGISTERED", isNumber: true, leaveOut: 1 },
    { title: "MAXIMUM" },
  ];
  return formatTable(columns, cells, width);
}
