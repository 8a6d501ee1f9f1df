import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { formatPrefix, WELL_KNOWN, type Prefix } from "../../src/net/index.ts";
import { evaluate, type Route, type SessionPlan } from "../../src/policy/index.ts";
import { compare } from "./compare.ts";
import { exampleRouter } from "./example.ts";
import { expectedAccepted, expectedReceived } from "./expected.ts";
import { startLab, type Lab } from "./lab.ts";
import { materialOf } from "./material.ts";
import { missingTools } from "./missing-tools.ts";
import { removeNamespaces } from "./namespaces.ts";
import type { Wave } from "./plan-waves.ts";

const missing = missingTools();
if (missing.length > 0) {
  const lacking = `NOT TESTED: real routers, because this machine lacks ${missing.join(", ")}`;
  if (process.env["CI"] === "true") throw new Error(lacking);
  console.warn(lacking);
}

/** For each step, many times what it takes: the machine may be busy with other tests. */
const LIMIT_MS = 240_000;

const total = { sessions: 0, accepted: 0, rejected: 0, announced: 0, differences: 0 };

describe.each([
  ["BIRD", "for1"],
  ["FRR", "gig1"],
])("%s with the rendered file of %s does what evaluate says", (_, name) => {
  const run = missing.length > 0 ? test.skip : test;
  const found = { imports: [] as string[], exports: [] as string[] };
  let stop = () => Promise.resolve();
  let lab: Lab;

  beforeAll(async () => {
    if (missing.length > 0) return;
    removeNamespaces();
    lab = await startLab(exampleRouter(name));
    stop = lab.stop;
  }, LIMIT_MS);

  afterAll(async () => {
    if (missing.length > 0) return;
    await stop();
    removeNamespaces();
  }, LIMIT_MS);

  run("every declared session comes up", () => {
    expect([...lab.speakers.keys()]).toEqual(lab.sessions.map((session) => session.name));
    total.sessions += lab.speakers.size;
  });

  run(
    "for every reason that a policy may reject for, a route is sent that it rejects for it",
    () => {
      for (const session of lab.sessions) {
        const sent = lab.traffic.waves.flatMap((wave) => wave.get(session.name) ?? []);
        const reached = sent.map(({ route }) => evaluate(session.import, route).term?.name);
        expect(new Set(reached)).toEqual(new Set(decidingTerms(session)));
        expect(sent.length).toBeGreaterThanOrEqual(12);
      }
    },
  );

  run(
    "it accepts the same routes, and they are the same then",
    async () => {
      let before: Wave = new Map();
      for (const wave of lab.traffic.waves) {
        await send(lab, before, wave);
        before = wave;
        found.imports.push(...(await settled(() => importDifferences(lab, wave))));
        found.exports.push(...(await settled(() => exportDifferences(lab, wave))));
        count(lab, wave);
      }
      total.differences += found.imports.length + found.exports.length;
      expect(found.imports).toEqual([]);
    },
    LIMIT_MS,
  );

  run("each neighbor gets the same routes", () => {
    expect(found.exports).toEqual([]);
  });

  run(
    "more prefixes than the maximum end a session",
    async () => {
      const { session, routes } = tooMany(lab);
      const speaker = lab.speakers.get(session.name)!;
      speaker.withdraw(prefixesOf(lab.traffic.waves.at(-1) ?? new Map(), session.name));
      const { maximum } = session.maxPrefixes;
      speaker.announce(routes.slice(0, maximum));
      await speaker.fence();
      expect(lab.router.isOverLimit(session)).toBe(false);
      speaker.announce(routes.slice(maximum));
      // Cease, maximum number of prefixes reached (RFC 4486).
      expect(await speaker.ended).toBe("6/1");
      expect(lab.router.isOverLimit(session)).toBe(true);
    },
    LIMIT_MS,
  );
});

afterAll(() => {
  if (missing.length > 0) return;
  const { sessions, accepted, rejected, announced, differences } = total;
  const compared = accepted + rejected + announced;
  console.info(
    `live: ${sessions} sessions, ${compared} routes compared (${accepted} accepted, ${rejected} rejected, ` +
      `${announced} announced), ${differences} differences`,
  );
});

/**
 * The terms of a session's import policy that can decide: not those behind one that leaves nothing over, nor the one on
 * the exchanges' LANs over IPv6, which are all longer than what is accepted.
 */
function decidingTerms({ import: policy, family }: SessionPlan): readonly string[] {
  const last = policy.terms.findIndex(
    (term) => term.when.length === 0 && term.verdict.kind !== "next",
  );
  return policy.terms
    .slice(0, last + 1)
    .filter((term) => term.verdict.kind !== "next")
    .map((term) => term.name)
    .filter((rule) => family === "ipv4" || rule !== "reject-exchange-lan");
}

/** Sends a wave, takes back what only the one before had, and waits until everybody has read everything. */
async function send({ speakers, router }: Lab, before: Wave, wave: Wave): Promise<void> {
  for (const [name, speaker] of speakers) {
    const now = new Set(prefixesOf(wave, name).map(formatPrefix));
    speaker.withdraw(prefixesOf(before, name).filter((prefix) => !now.has(formatPrefix(prefix))));
    speaker.announce((wave.get(name) ?? []).map(({ route }) => route));
  }
  const waker = setInterval(router.wake, 100);
  await Promise.all([...speakers.values()].map((speaker) => speaker.fence()));
  clearInterval(waker);
}

function prefixesOf(wave: Wave, name: string): readonly Prefix[] {
  return (wave.get(name) ?? []).map(({ route }) => route.prefix);
}

/** Differences that do not go away within half a minute: daemons choose and announce routes a while after reading them. */
async function settled(differences: () => readonly string[]): Promise<readonly string[]> {
  let last = differences();
  for (const end = Date.now() + 30_000; last.length > 0 && Date.now() < end; last = differences()) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return last;
}

function importDifferences({ plan, sessions, router }: Lab, wave: Wave): readonly string[] {
  const accepted = router.accepted();
  return sessions.flatMap((session) => {
    const sent = wave.get(session.name) ?? [];
    const about = new Map(sent.map((s) => [formatPrefix(s.route.prefix), s.about]));
    return compare(
      `from ${session.name}`,
      expectedAccepted(plan, session, sent),
      accepted.get(session.name) ?? new Map<string, Route>(),
    ).map((line) => `${line} (${about.get(/, (\S+):/.exec(line)?.[1] ?? "") ?? "not sent"})`);
  });
}

function exportDifferences({ plan, sessions, router, speakers }: Lab, wave: Wave) {
  return sessions.flatMap((session) =>
    compare(
      `to ${session.name}`,
      expectedReceived(plan, sessions, session, wave, router.own),
      speakers.get(session.name)?.received ?? new Map<string, Route>(),
    ),
  );
}

function count({ plan, sessions, router }: Lab, wave: Wave): void {
  for (const session of sessions) {
    const sent = wave.get(session.name) ?? [];
    const accepted = expectedAccepted(plan, session, sent).size;
    total.accepted += accepted;
    total.rejected += sent.length - accepted;
    total.announced += expectedReceived(plan, sessions, session, wave, router.own).size;
  }
}

/**
 * A session with the usual limit, and as many routes as end it. BIRD counts what it receives, so these are rejected; FRR
 * counts what it accepts, so these are a customer's blackholes, the only ones of which so many are accepted. It looks at
 * the count before it adds a route: it is the second one too many that ends the session.
 */
function tooMany({ plan, sessions }: Lab): { session: SessionPlan; routes: readonly Route[] } {
  const accepted = plan.platform === "frr";
  for (const session of sessions) {
    const block = materialOf(session).hosts.find((prefix) => prefix.length <= 23);
    const { asn, family, maxPrefixes, remote } = session;
    if (family !== "ipv4" || maxPrefixes.maximum !== 250 || accepted !== (block !== undefined))
      continue;
    const first = block?.value ?? 0x05000000n;
    const routes = Array.from({ length: accepted ? 252 : 251 }, (_, i): Route => {
      const [value, length] = accepted ? [BigInt(i), 32] : [BigInt(i) << 8n, 24];
      return {
        prefix: { family, value: first + value, length },
        asPath: [asn],
        nextHop: remote,
        communities: accepted ? [WELL_KNOWN.blackhole] : [],
        rpki: "not-found",
        localPreference: null,
        med: null,
      };
    });
    for (const route of routes) {
      expect(evaluate(session.import, route).verdict).toBe(accepted ? "accept" : "reject");
    }
    return { session, routes };
  }
  throw new Error(`${plan.name} has no session to overload`);
}
