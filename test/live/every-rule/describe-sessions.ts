import { expect } from "@jest/globals";

import type { BgpRole, SessionOptions, SessionPlan } from "../../../src/model/index.ts";
import { NEIGHBOR_ROLE, type Lab } from "../lab.ts";
import { LIMIT_MS, liveTest } from "../needs-tools.ts";
import { until } from "../until.ts";
import { answersToRoles, endSessions, openAgain, tryInVain } from "./observe-sessions.ts";

/** The default hold time of a daemon, in seconds. */
const DEFAULT_HOLD = { bird: 240, frr: 180 } as const;

/** Our role by its number (RFC 9234, 4.1). */
const OWN_ROLE = { provider: 0, customer: 3, peer: 4, "rs-client": 2 } as const satisfies Record<
  BgpRole,
  number
>;

/** Tests of what a session asks of its neighbor, on a lab whose sessions are all there. */
export function describeSessions(platform: "bird" | "frr", getLab: () => Lab): void {
  const having = (has: (options: SessionOptions) => boolean): readonly SessionPlan[] =>
    getLab().sessions.filter(({ options }) => has(options));

  liveTest(
    "each session says its hold time, its role and what it does for graceful restart",
    () => {
      const lab = getLab();
      for (const { name, options } of lab.sessions) {
        const { role, timers, gracefulRestart } = options;
        expect([name, lab.speakers.get(name)?.neighbor]).toEqual([
          name,
          {
            holdTime: timers?.hold ?? DEFAULT_HOLD[platform],
            role: role === null ? null : OWN_ROLE[role],
            // Both daemons help by themselves.
            gracefulRestart: gracefulRestart ?? "helper",
          },
        ]);
      }
    },
  );

  liveTest("each session that came up is in the log", () => {
    const { router, sessions } = getLab();
    const log = router.log();
    expect(sessions.filter((session) => !router.hasLoggedUp(session, log))).toEqual([]);
  });

  liveTest(
    "with another MD5 key, or without one, there is no session",
    async () => {
      const lab = getLab();
      const sessions = having(({ password }) => password !== null);
      expect(sessions.length).toBe(6);
      endSessions(lab, sessions);
      const nobody = { drops: true, up: [] };
      expect(await tryInVain(lab, sessions, { key: "wrong" }, "TCPMD5Failure")).toEqual(nobody);
      expect(await tryInVain(lab, sessions, { key: null }, "TCPMD5NotFound")).toEqual(nobody);
      await Promise.all(sessions.map((session) => openAgain(lab, session)));
    },
    LIMIT_MS,
  );

  liveTest(
    "a key where none is agreed on gets no session",
    async () => {
      const lab = getLab();
      const sessions = having(({ password }) => password === null);
      endSessions(lab, sessions);
      expect(await tryInVain(lab, sessions, { key: "sesame" }, "TCPMD5Unexpected")).toEqual({
        drops: true,
        up: [],
      });
    },
    LIMIT_MS,
  );

  liveTest(
    "with TTL security a neighbor that sends with less than 255 gets no session, and the router sends with 255",
    async () => {
      const lab = getLab();
      const sessions = having(({ ttlSecurity }) => ttlSecurity);
      expect(sessions.length).toBe(6);
      for (const ttl of [64, 254]) {
        endSessions(lab, sessions);
        expect([ttl, await tryInVain(lab, sessions, { ttl }, "TCPMinTTLDrop")]).toEqual([
          ttl,
          { drops: true, up: [] },
        ]);
      }
      // These neighbors take nothing with less than 255 either.
      await Promise.all(sessions.map((session) => openAgain(lab, session)));
    },
    LIMIT_MS,
  );

  liveTest(
    "with another role than ours asks for there is no session, and with strict roles none without",
    async () => {
      const lab = getLab();
      const sessions = having(({ role }) => role !== null);
      endSessions(lab, sessions);
      const answers = await Promise.all(
        sessions.map(async (s) => [s.name, await answersToRoles(lab, s)] as const),
      );
      for (const [i, [name, found]] of answers.entries()) {
        const { role, roleStrict } = sessions[i]!.options;
        const right = role === null ? null : NEIGHBOR_ROLE[role];
        expect([name, Object.fromEntries(found)]).toEqual([
          name,
          Object.fromEntries(
            // Role Mismatch (RFC 9234, 4.2).
            [...found.keys()].map((given) => [
              given,
              given === right || (given === null && !roleStrict) ? "up" : "2/11",
            ]),
          ),
        ]);
      }
    },
    LIMIT_MS,
  );

  liveTest(
    "the router calls its neighbors, but for those that it is to wait for",
    async () => {
      const lab = getLab();
      const calls = await Promise.all(lab.sessions.map((session) => lab.listen(session)));
      endSessions(lab, lab.sessions);
      const called = () => lab.sessions.filter((_, i) => (calls[i]?.() ?? 0) > 0);
      const active = having(({ passive }) => !passive);
      const names = (all: readonly SessionPlan[]) => all.map(({ name }) => name);
      await until("all are called", () => called().length >= active.length).catch(() => null);
      expect(names(called())).toEqual(names(active));
    },
    LIMIT_MS,
  );
}
