import { keyOfSession, type ReceivedRoutes } from "../../audit/index.ts";
import { headroom, type SessionRow } from "../../report/index.ts";

/** Rows with how many routes each session receives; null for those of which no routes are given. */
export function withReceived(
  rows: readonly SessionRow[],
  routes: ReceivedRoutes,
): readonly SessionRow[] {
  return rows.map((row) => {
    const received = routes.get(keyOfSession(row.router, row.session))?.routes.length ?? null;
    const room = received === null ? null : headroom(row.maximum, received);
    return { ...row, received, received_headroom: room };
  });
}
