import { setTimeout as wait } from "node:timers/promises";

import type { SessionPlan } from "../../../src/model/index.ts";
import type { Speaker } from "../bgp/speaker.ts";
import type { How, Lab } from "../lab.ts";
import { tcpCounters } from "../namespaces.ts";
import { until } from "../until.ts";

/** Ends the existing sessions, and makes the router forget how. */
export function endSessions(lab: Lab, sessions: readonly SessionPlan[]): void {
  for (const session of sessions) {
    lab.speakers.get(session.name)?.close();
    lab.router.reset(session);
  }
}

/**
 * What the kernel of the router drops while all of these neighbors try in some manner at once: by how much a counter grew,
 * and which sessions are there all the same.
 */
export async function tryInVain(
  lab: Lab,
  sessions: readonly SessionPlan[],
  how: How,
  counter: string,
): Promise<{ readonly drops: boolean; readonly up: readonly string[] }> {
  const count = () => tcpCounters(lab.cables.router).get(counter) ?? 0;
  const before = count();
  // The neighbors' own state is not used: BIRD checks TTLs after accepting the connection, and may by then have
  // answered an OPEN.
  const trying = sessions.map((session) => lab.connect(session, { ...how, patienceMs: 3000 }));
  await Promise.all(trying);
  const up = sessions.filter((session) => lab.router.isUp(session));
  return { drops: count() >= before + sessions.length, up: up.map(({ name }) => name) };
}

/**
 * Tries until there is a session, or a NOTIFICATION says why there is none: the router may not be ready immediately.
 */
export async function tryUntilAnswer(
  lab: Lab,
  session: SessionPlan,
  how: How = {},
): Promise<Speaker | string> {
  let outcome: Speaker | string = "never tried";
  for (const end = Date.now() + 90_000; Date.now() < end; await wait(250)) {
    outcome = await lab.connect(session, how);
    if (typeof outcome !== "string" || /^\d/.test(outcome)) return outcome;
  }
  return outcome;
}

/** Opens a session that is to come up; it is said which does not. */
export async function openAgain(lab: Lab, session: SessionPlan): Promise<Speaker> {
  lab.router.reset(session);
  const speaker = await tryUntilAnswer(lab, session);
  if (typeof speaker === "string") throw new Error(`${session.name}: ${speaker}`);
  await until(`${session.name} is up`, () => lab.router.isUp(session));
  return speaker;
}

/** How the router answers each role (RFC 9234, by number; null: none stated) on a session: `up`, or its NOTIFICATION. */
export async function answersToRoles(
  lab: Lab,
  session: SessionPlan,
): Promise<ReadonlyMap<number | null, string>> {
  const answers = new Map<number | null, string>();
  for (const role of [0, 1, 2, 3, 4, null]) {
    lab.router.reset(session);
    const outcome = await tryUntilAnswer(lab, session, { role });
    answers.set(role, typeof outcome === "string" ? outcome : "up");
    if (typeof outcome !== "string") outcome.close();
  }
  return answers;
}
