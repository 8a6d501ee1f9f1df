import { sessionName } from "../../compile/index.ts";
import type { SessionRow } from "../../report/index.ts";
import type { WantedLimit } from "./limit-places.ts";

/** A session whose limit changes. */
export interface ChangedLimit extends Pick<
  SessionRow,
  "session" | "router" | "peer" | "asn" | "family" | "registered"
> {
  readonly before: number;
  readonly after: number;
}

/**
 * The sessions whose limit is another one after an edit. Throws if that is not what was wanted, or if anything else
 * about a session is different: nothing has been written yet.
 */
export function changedLimits(
  before: readonly SessionRow[],
  after: readonly SessionRow[],
  wanted: readonly WantedLimit[],
): readonly ChangedLimit[] {
  const expected = new Map(
    wanted.flatMap(({ place: { peer, sessions }, maximum }) =>
      sessions.map((each) => [`${each.router.value} ${sessionName(peer, each)}`, maximum]),
    ),
  );
  if (before.length !== after.length) throw new Error("an edit of limits changed the sessions");
  return before.flatMap((row, at): readonly ChangedLimit[] => {
    const next = after[at];
    const maximum = expected.get(`${row.router} ${row.session}`) ?? row.maximum;
    const { headroom } = next ?? row;
    if (JSON.stringify({ ...row, maximum, headroom }) !== JSON.stringify(next)) {
      throw new Error(`an edit of limits changed something else: ${row.session} on ${row.router}`);
    }
    if (maximum === row.maximum) return [];
    const { session, router, peer, asn, family, registered } = row;
    return [
      { session, router, peer, asn, family, registered, before: row.maximum, after: maximum },
    ];
  });
}
