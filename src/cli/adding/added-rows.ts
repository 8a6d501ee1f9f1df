import { formatAddress } from "../../net/index.ts";
import type { SessionRow } from "../../report/index.ts";
import type { NewSession } from "./wanted.ts";

/**
 * The rows of the sessions that an edit has added. Throws if they are not those that were wanted, or if anything else
 * about the sessions of the network is different: nothing has been written yet.
 */
export function addedRows(
  before: readonly SessionRow[],
  after: readonly SessionRow[],
  sessions: readonly NewSession[],
): readonly SessionRow[] {
  const keyOf = (router: string, neighbor: string): string => `${router} ${neighbor}`;
  const wanted = new Set(
    sessions.map(({ router, remote }) => keyOf(router, formatAddress(remote))),
  );
  const isNew = (row: SessionRow): boolean => wanted.has(keyOf(row.router, row.neighbor));
  const known = after.filter((row) => !isNew(row));
  if (JSON.stringify(known) !== JSON.stringify(before)) {
    throw new Error("adding a peer changed other sessions");
  }
  const added = after.filter(isNew);
  if (added.length !== sessions.length) throw new Error("not every session was added");
  return added;
}
