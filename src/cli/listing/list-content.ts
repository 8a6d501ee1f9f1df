import {
  contactsAsCsv,
  formatContacts,
  formatPeers,
  formatSessions,
  peerRows,
  peersAsCsv,
  sessionsAsCsv,
  type SessionRow,
  type Table,
} from "../../report/index.ts";
import type { PeeringDb } from "../../sources/index.ts";
import { contactRows } from "./contact-rows.ts";

/** What is listed, in each format. */
export interface ListContent {
  readonly rows: readonly object[];
  readonly table: (width: number | null) => Table;
  readonly csv: () => string;
}

/** What is listed of sessions. */
export interface ListKind {
  /** Lists the contacts of their peers, from this; null: the sessions or peers themselves. */
  readonly peeringdb: PeeringDb | null;
  readonly isByPeer: boolean;
  /** With what they receive, which the sessions then have. */
  readonly isReceived: boolean;
}

/** The list of some sessions. */
export function listContent(
  sessions: readonly SessionRow[],
  { peeringdb, isByPeer, isReceived }: ListKind,
): ListContent {
  if (peeringdb) {
    const rows = contactRows(sessions, peeringdb);
    return { rows, table: (width) => formatContacts(rows, width), csv: () => contactsAsCsv(rows) };
  }
  if (isByPeer) {
    const rows = peerRows(sessions);
    return {
      rows,
      table: (width) => formatPeers(rows, width, isReceived),
      csv: () => peersAsCsv(rows, isReceived),
    };
  }
  return {
    rows: sessions,
    table: (width) => formatSessions(sessions, width, isReceived),
    csv: () => sessionsAsCsv(sessions, isReceived),
  };
}
