import { expect } from "@jest/globals";

import type { RouterPlan, SessionPlan } from "../../../src/model/index.ts";
import type { Lab } from "../lab.ts";
import { LIMIT_MS, liveTest } from "../needs-tools.ts";
import { openAgain } from "./observe-sessions.ts";

/** With accents, of 255 bytes in UTF-8, with what a shell or a configuration could stumble over. */
const START = `manutenção até às 6h — "AS52580"; #42 'noc' \\ ! (é)`;
const MESSAGE = START + "é".repeat(Math.floor((255 - Buffer.byteLength(START)) / 2));

/** Cease, administrative shutdown (RFC 4486); FRR also sends the message (RFC 9003). */
const SHUT_DOWN = { bird: "6/3", frr: `6/2: ${MESSAGE}` } as const;

/** Tests of sessions that are declared to be down. */
export function describeShutdown(platform: "bird" | "frr", getLab: () => Lab): void {
  liveTest(
    "a session that is declared to be shut down is not there, and the router does not call",
    async () => {
      const lab = getLab();
      const down = sessionsOf(lab.plan).filter(({ options }) => options.shutdown);
      expect(down.map(({ family }) => family)).toEqual(["ipv4", "ipv6"]);
      for (const session of down) {
        const calls = await lab.listen(session);
        const outcome = await lab.connect(session, { patienceMs: 3000 });
        expect([session.name, typeof outcome, lab.router.isUp(session), calls()]).toEqual([
          session.name,
          "string",
          false,
          0,
        ]);
      }
    },
    LIMIT_MS,
  );

  liveTest(
    "shutting down a session in the declaration ends it, and only it, with the message byte for byte",
    async () => {
      const lab = getLab();
      const [first, second] = lab.sessions.filter(({ asn }) => asn === 26162);
      if (!first || !second) throw new Error("no session to shut down");
      const [ended, other] = await Promise.all([openAgain(lab, first), openAgain(lab, second)]);
      lab.reload(withShutdown(lab.plan, first));
      expect(await ended.ended).toBe(SHUT_DOWN[platform]);
      expect(lab.router.isUp(first)).toBe(false);
      await other.fence();
      expect(lab.router.isUp(second)).toBe(true);
    },
    LIMIT_MS,
  );
}

function sessionsOf(plan: RouterPlan): readonly SessionPlan[] {
  return plan.peers.flatMap((peer) => peer.sessions);
}

function withShutdown(plan: RouterPlan, session: SessionPlan): RouterPlan {
  const options = { ...session.options, shutdown: { message: MESSAGE } };
  return {
    ...plan,
    peers: plan.peers.map((peer) => ({
      ...peer,
      sessions: peer.sessions.map((s) => (s.name === session.name ? { ...s, options } : s)),
    })),
  };
}
