import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { networkOf } from "../../../../src/net/index.ts";
import type { Policy, Route } from "../../../../src/policy/index.ts";
import { loopbackSession, PEER_ASN } from "../../../fixtures/loopback-session.ts";
import { accept, address, is, next, patternList, remove, term } from "../../../fixtures/plan.ts";
import { until } from "../../../fixtures/until.ts";
import { birdInstalled } from "../installed.ts";
import { openSession, type Speaker } from "./bgp-speaker.ts";
import { startDaemon, type Daemon } from "./daemon.ts";

/** Route targets: of a 2-byte ASN, an address and a 4-byte ASN, from the least to the greatest (RFC 4360, RFC 5668). */
const TARGETS = [
  ...["0002000000000000", "0002fde800000007", "0002ffffffffffff"],
  ...["0102000000000000", "0102c00002010007", "0102ffffffffffff"],
  ...["0202000000000000", "020200011170000a", "0202ffffffffffff"],
];

/** No route targets: the neighbors of those by number, route origins, opaque, not transitive, flow specification. */
const OTHERS = [
  ...["0001ffffffffffff", "0101ffffffffffff", "0201ffffffffffff"],
  ...["0003000000000000", "0103c00002010007", "020300011170000a"],
  ...["0302000000000000", "4002fde800000007", "80060000447a0000"],
];

const scrub = term(100, "scrub", [], next, [remove("rt:*:*")]);
const acceptAll = term(200, "accept-all", [], accept);

/** What each session sends, and what our import policy does. */
const SESSIONS = [
  { sent: [...TARGETS, ...OTHERS], terms: [acceptAll] },
  { sent: OTHERS, terms: [acceptAll] },
  { sent: [...TARGETS, ...OTHERS], terms: [scrub, acceptAll] },
  {
    sent: [...TARGETS, ...OTHERS],
    terms: [term(100, "some", [], next, [remove("rt:65000:*", "rt:70000:10")]), acceptAll],
  },
  {
    sent: ["020200011170000a"],
    terms: [
      term(
        100,
        "one",
        [is({ kind: "community", list: patternList("PEERC_XC_1", "rt:70000:*") })],
        accept,
      ),
    ],
  },
];

const route: Route = {
  prefix: networkOf(address("198.18.0.0"), 24),
  asPath: [PEER_ASN],
  nextHop: address("192.0.2.1"),
  communities: [],
  rpki: "not-found",
  origin: "igp",
  localPreference: null,
  med: null,
};

(birdInstalled() ? describe : describe.skip)("BIRD removes extended communities", () => {
  const speakers: Speaker[] = [];
  let daemon: Daemon;

  beforeAll(async () => {
    const plans = SESSIONS.map(({ terms }, i) => {
      const plain: Omit<Policy, "direction"> = {
        name: `PEERC_S${i}_IMPORT`,
        family: "ipv4",
        terms,
      };
      return loopbackSession(i, {
        import: { ...plain, direction: "import" },
        export: { ...plain, name: `PEERC_S${i}_EXPORT`, direction: "export", terms: [] },
      });
    });
    daemon = await startDaemon(19_000 + (process.pid % 900), plans);
    for (const [i, { sent }] of SESSIONS.entries()) {
      const speaker = await openSession(`127.0.1.${i + 1}`, daemon.port, PEER_ASN);
      speaker.send([route], sent);
      speakers.push(speaker);
    }
    const total = `${SESSIONS.length} of ${SESSIONS.length} routes`;
    await until("BIRD", 50, async () =>
      (await daemon.birdc("show route table master4 count")).includes(total),
    );
  });

  afterAll(async () => {
    for (const speaker of speakers) speaker.close();
    await daemon.stop();
  });

  test("all route targets, whoever's they are, and nothing else", async () => {
    const shown = await Promise.all(
      SESSIONS.map(async (_, i) => {
        const text = await daemon.birdc(`show route protocol PEERC_S${i} all`);
        return /(?:BGP\.|bgp_)ext_community: ?(.*)/.exec(text)?.[1]?.match(/\([^)]*\)/g) ?? [];
      }),
    );
    const [everything = [], others, scrubbed, some, one] = shown;
    expect(everything).toHaveLength(TARGETS.length + OTHERS.length);
    expect(others).toHaveLength(OTHERS.length);
    expect(scrubbed).toEqual(others);
    const removed = ["(rt, 65000, 7)", "(rt, 70000, 10)"];
    expect(some).toEqual(everything.filter((text) => !removed.includes(text)));
    expect(some).toHaveLength(everything.length - 2);
    expect(one).toEqual(["(rt, 70000, 10)"]);
  });
});
