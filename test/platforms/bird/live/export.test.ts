import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { formatPrefix, parsePrefix, type Prefix } from "../../../../src/net/index.ts";
import { evaluate, type Route } from "../../../../src/policy/index.ts";
import { loopbackSession, PEER_ASN } from "../../../fixtures/loopback-session.ts";
import { accept, term } from "../../../fixtures/plan.ts";
import { until } from "../../../fixtures/until.ts";
import { birdInstalled } from "../installed.ts";
import { openSession, type Speaker } from "./bgp-speaker.ts";
import { startDaemon, type Daemon } from "./daemon.ts";
import { randomPolicy, randomRoutes, validate } from "./random.ts";
import { printRoute } from "../../../fixtures/print-route.ts";
import { parseRoutes } from "./show-route.ts";

const SEED = 20240612;
const learned: readonly Route[] = randomRoutes(100, SEED).map((r) => ({
  ...r,
  localPreference: 100,
}));
const taken = new Set(learned.map((r) => formatPrefix(r.prefix)));
/** Routes of our own, which have no BGP attribute at all: no path, no next hop, no communities. */
const own: readonly Route[] = [
  "198.18.0.0/15",
  "198.18.64.0/18",
  "198.19.192.0/20",
  "203.0.113.0/24",
  "9.9.9.0/24",
]
  .filter((text) => !taken.has(text))
  .map((text) => parsePrefix(text) as Prefix)
  .map((prefix) => ({
    prefix,
    asPath: [],
    nextHop: "self",
    communities: [],
    rpki: validate(prefix, []),
    origin: "igp",
    localPreference: null,
    med: null,
  }));
const policies = Array.from({ length: 60 }, (_, i) =>
  randomPolicy(`PEERC_S${i + 1}_EXPORT`, "export", SEED + i, { testsAll: true }),
);

(birdInstalled() ? describe : describe.skip)("BIRD exports what evaluate accepts", () => {
  const speakers: Speaker[] = [];
  let daemon: Daemon;

  beforeAll(async () => {
    const nothing = { ...randomPolicy("", "export", 0), terms: [] };
    const all = { ...nothing, direction: "import" as const, terms: [term(100, "all", [], accept)] };
    const feed = loopbackSession(0, {
      import: { ...all, name: "PEERC_S0_IMPORT" },
      export: { ...nothing, name: "PEERC_S0_EXPORT" },
    });
    const sessions = policies.map((policy, i) =>
      loopbackSession(i + 1, {
        import: { ...nothing, direction: "import", name: `PEERC_S${i + 1}_IMPORT` },
        export: policy,
      }),
    );
    daemon = await startDaemon(
      18_000 + (process.pid % 900),
      [feed, ...sessions],
      [
        "protocol static own { ipv4;",
        ...own.map((route) => `  route ${formatPrefix(route.prefix)} unreachable;`),
        "}",
      ],
    );
    for (let i = 0; i <= policies.length; i++) {
      speakers.push(await openSession(`127.0.1.${i + 1}`, daemon.port, PEER_ASN));
    }
    speakers[0]?.send(learned);
    const total = learned.length + own.length;
    await until(
      "BIRD",
      50,
      async () =>
        (await daemon.birdc("show route count")).startsWith(`${total} of`) ||
        (await daemon.birdc("show route table master4 count")).includes(
          `${total} of ${total} routes`,
        ),
    );
  });

  afterAll(async () => {
    for (const speaker of speakers) speaker.close();
    await daemon.stop();
  });

  test.each(policies.map((policy, i) => [i + 1, policy] as const))(
    "policy %i",
    async (i, policy) => {
      const expected: Record<string, string> = {};
      for (const route of [...learned, ...own]) {
        const outcome = evaluate(policy, route);
        if (outcome.verdict === "reject") continue;
        expected[formatPrefix(route.prefix)] = printRoute(outcome.route);
      }
      const shown = parseRoutes(
        await daemon.birdc(`show route table master4 export PEERC_S${i} all`),
      );
      expect(shown).toEqual(expected);
    },
  );
});
