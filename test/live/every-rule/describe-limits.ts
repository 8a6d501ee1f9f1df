import { expect } from "@jest/globals";

import type { SessionPlan } from "../../../src/model/index.ts";
import type { Lab } from "../lab.ts";
import { LIMIT_MS, liveTest } from "../needs-tools.ts";
import { routesTooMany } from "../prefix-limit.ts";
import { manyRoutes } from "./many-routes.ts";
import { openAgain } from "./observe-sessions.ts";

/** Cease, maximum number of prefixes reached (RFC 4486). */
const MAXIMUM_REACHED = "6/1";

/** Tests of what more prefixes than the maximum do: to a session of each kind, in both families. */
export function describeLimits(getLab: () => Lab): void {
  liveTest.each(["restart", "shutdown", "warn"] as const)(
    "one prefix too many does what on_exceed says: %s",
    async (kind) => {
      const lab = getLab();
      const most = routesTooMany(lab.plan);
      const sessions = lab.sessions.filter(
        (session) =>
          session.maxPrefixes.onExceed.kind === kind &&
          session.maxPrefixes.maximum <= 250 &&
          manyRoutes(session, session.maxPrefixes.maximum + most, lab.traffic.roas),
      );
      expect(new Set(sessions.map(({ family }) => family)).size).toBe(2);
      for (const session of sessions) {
        expect([session.name, await fill(lab, session, most)]).toEqual([
          session.name,
          {
            before: { ended: false, overLimit: false, warned: true },
            after: {
              ended: kind === "warn" ? null : MAXIMUM_REACHED,
              overLimit: kind !== "warn",
              comesBack: kind === "restart",
            },
          },
        ]);
      }
    },
    LIMIT_MS,
  );
}

/** Sends as many prefixes as are allowed, and then more. */
async function fill(lab: Lab, session: SessionPlan, more: number) {
  const { router, traffic } = lab;
  const { maximum, onExceed } = session.maxPrefixes;
  const routes = manyRoutes(session, maximum + more, traffic.roas) ?? [];
  const logged = router.log().length;
  const speaker = await openAgain(lab, session);
  const seen: { ended: string | null } = { ended: null };
  void speaker.ended.then((how) => (seen.ended = how));
  speaker.announce(routes.slice(0, maximum + more - 1));
  await speaker.fence();
  const before = {
    ended: seen.ended !== null,
    overLimit: router.isOverLimit(session),
    warned: router.hasWarned(session, router.log().slice(logged)),
  };
  speaker.announce(routes.slice(maximum + more - 1));
  await (onExceed.kind === "warn" ? speaker.fence() : speaker.ended);
  const after = {
    ended: seen.ended,
    overLimit: router.isOverLimit(session),
    comesBack: router.comesBack(session),
  };
  return { before, after };
}
