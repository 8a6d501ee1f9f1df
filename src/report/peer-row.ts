import { distinctBy } from "./distinct-by.ts";
import type { Registration, SessionRow } from "./session-row.ts";

/** The sessions of a peer in one family. */
export interface PeerFamily {
  readonly sessions: number;
  /** The lowest maximum. */
  readonly maximum: number;
  readonly registered: number | null;
  readonly registration: Registration;
  /** The smallest headroom. */
  readonly headroom: number | null;
  /**
   * The most routes that a session receives, and the smallest headroom that they leave; null if the given files have no
   * session of these. Absent if no files are given.
   */
  readonly received?: number | null;
  readonly received_headroom?: number | null;
}

/** One peer in a list, from some of its sessions. */
export interface PeerRow {
  readonly peer: string;
  readonly asn: number;
  readonly relation: SessionRow["relation"];
  readonly sessions: number;
  readonly routers: readonly string[];
  readonly exchanges: readonly string[];
  readonly interfaces: readonly string[];
  readonly policies: readonly string[];
  /** Null without sessions in the family. */
  readonly ipv4: PeerFamily | null;
  readonly ipv6: PeerFamily | null;
  /** `mixed`: not all of its sessions have the same state. */
  readonly state: SessionRow["state"] | "mixed";
}

/** One row for each peer of some sessions, in their order. */
export function peerRows(sessions: readonly SessionRow[]): readonly PeerRow[] {
  const byPeer = new Map<number, SessionRow[]>();
  for (const row of sessions) {
    const known = byPeer.get(row.asn);
    if (known) known.push(row);
    else byPeer.set(row.asn, [row]);
  }
  return [...byPeer.values()].flatMap(peerRow);
}

function peerRow(rows: readonly SessionRow[]): readonly PeerRow[] {
  const [first] = rows;
  if (!first) return [];
  const { peer, asn, relation } = first;
  const states = distinctBy(rows, ({ state }) => state);
  return [
    {
      peer,
      asn,
      relation,
      sessions: rows.length,
      routers: distinctBy(rows, ({ router }) => router),
      exchanges: distinctBy(rows, ({ exchange }) => exchange),
      interfaces: distinctBy(rows, (row) => row.interface),
      policies: distinctBy(rows, ({ policy }) => policy),
      ipv4: familyOf(rows.filter(({ family }) => family === "ipv4")),
      ipv6: familyOf(rows.filter(({ family }) => family === "ipv6")),
      state: states.length > 1 ? "mixed" : first.state,
    },
  ];
}

function familyOf(rows: readonly SessionRow[]): PeerFamily | null {
  if (rows.length === 0) return null;
  const known = rows.filter(({ registered }) => registered !== null);
  const rooms = known.flatMap(({ headroom }) => headroom ?? []);
  const lacking = rows.some(({ registration }) => registration === "no-data");
  return {
    sessions: rows.length,
    maximum: Math.min(...rows.map(({ maximum }) => maximum)),
    registered: known[0]?.registered ?? null,
    registration: known.length > 0 ? "known" : lacking ? "no-data" : "not-used",
    headroom: rooms.length > 0 ? Math.min(...rooms) : null,
    ...(rows.some(({ received }) => received !== undefined) && receivedOf(rows)),
  };
}

function receivedOf(
  rows: readonly SessionRow[],
): Pick<PeerFamily, "received" | "received_headroom"> {
  const counts = rows.flatMap(({ received }) => received ?? []);
  const rooms = rows.flatMap((row) => row.received_headroom ?? []);
  return {
    received: counts.length > 0 ? Math.max(...counts) : null,
    received_headroom: rooms.length > 0 ? Math.min(...rooms) : null,
  };
}
