import type { Server } from "node:net";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { formatPrefix } from "../../../src/net/index.ts";
import type { FilterNode, Route } from "../../../src/policy/index.ts";
import type { Speaker } from "../../platforms/bird/live/bgp-speaker.ts";
import { until } from "../../fixtures/until.ts";
import { frrInstalled } from "../../platforms/frr/installed.ts";
import { startCache } from "../../platforms/frr/live/rtr-cache.ts";
import { amount } from "../chance.ts";
import { asPathListText } from "./as-path-list-texts.ts";
import { passed } from "./ask-reader.ts";
import { communityListText } from "./community-list-texts.ts";
import { compareMaps } from "./compare-maps.ts";
import { compareTexts, type Comparison } from "./compare-texts.ts";
import { feed } from "./feed.ts";
import type { HeldText } from "./held-text.ts";
import { listRoutes } from "./list-routes.ts";
import { MAP_ROAS, mapRoutes } from "./map-routes.ts";
import { prefixesAround } from "./prefix-list-routes.ts";
import { prefixListText } from "./prefix-list-texts.ts";
import { routeMapText } from "./route-map-texts.ts";
import { startFrr, type RunningFrr } from "./running-frr.ts";

/** The least percentage of texts that must be compared: with fewer the comparison shows little. */
const FAIR_SHARE = 50;
const TIMEOUT = 3_600_000;
const PORT = 19_000 + (process.pid % 900);

(frrInstalled() ? describe : describe.skip)("lists of FRR as no renderer writes them", () => {
  let frr: RunningFrr;
  let speakers: readonly Speaker[] = [];
  const routes = listRoutes();
  beforeAll(async () => {
    frr = await startFrr(PORT);
    speakers = await feed(frr, 1, routes);
  });
  afterAll(async () => {
    for (const speaker of speakers) speaker.close();
    await frr.stop();
  });

  test(
    "lists of prefixes permit what the reader finds, or are not understood",
    async () => {
      const count = amount(400, 8_000);
      hold(await compareTexts(frr, "lists of prefixes", count, prefixListText, differsInPrefixes));
    },
    TIMEOUT,
  );

  test(
    "lists of communities permit what the reader finds, or are not understood",
    async () => {
      const count = amount(400, 8_000);
      hold(
        await compareTexts(frr, "lists of communities", count, communityListText, differsInRoutes),
      );
    },
    TIMEOUT,
  );

  test(
    "lists of AS_PATHs permit what the reader finds, or are not understood",
    async () => {
      const count = amount(20, 1_500);
      hold(await compareTexts(frr, "lists of AS_PATHs", count, asPathListText, differsInRoutes));
    },
    TIMEOUT,
  );

  /** bgpd itself reports the result of a prefix list for each prefix. */
  async function differsInPrefixes(text: HeldText, start: FilterNode): Promise<string | null> {
    const prefixes = prefixesAround(text);
    const answers = await frr.askAll(
      prefixes.map((prefix) => `debug prefix-list L${text.number} match ${formatPrefix(prefix)}`),
    );
    for (const [i, prefix] of prefixes.entries()) {
      const expected = passed(start, { ...ANY_ROUTE, prefix }) === null ? "DENY" : "PERMIT";
      const answer = answers[i]?.text ?? "";
      if (expected !== /yields (PERMIT|DENY) /.exec(answer)?.[1]) {
        return `${formatPrefix(prefix)}: the reader says ${expected}, bgpd ${answer}`;
      }
    }
    return null;
  }

  /** bgpd shows which routes a route map accepts. */
  async function differsInRoutes({ map }: HeldText, start: FilterNode): Promise<string | null> {
    const { text } = await frr.ask(`show bgp ipv4 unicast route-map ${map} json`);
    const shown = JSON.parse(text === "" ? "{}" : text) as { routes?: Record<string, unknown> };
    const done = new Set(Object.keys(shown.routes ?? {}));
    for (const route of routes) {
      const prefix = formatPrefix(route.prefix);
      const isPermitted = passed(start, route) !== null;
      if (isPermitted !== done.has(prefix)) {
        return `${prefix}: the reader says ${isPermitted ? "accept" : "reject"}, bgpd not; ${JSON.stringify(route, printBigint)}`;
      }
    }
    return null;
  }
});

(frrInstalled() ? describe : describe.skip)("route maps of FRR as no renderer writes them", () => {
  let frr: RunningFrr;
  let cache: Server;
  let speakers: readonly Speaker[] = [];
  const routes = { ipv4: mapRoutes("ipv4"), ipv6: mapRoutes("ipv6") };
  const neighbors = 12;
  beforeAll(async () => {
    cache = await startCache(PORT + 1801, MAP_ROAS);
    frr = await startFrr(PORT + 901);
    await frr.load(["rpki", `rpki cache 127.0.0.1 ${PORT + 1801} preference 1`, "exit"]);
    await until("the cache", 100, async () => {
      const { text } = await frr.ask("show rpki prefix-table");
      return text.includes(`Number of IPv4 Prefixes: ${MAP_ROAS.length}`);
    });
    speakers = await feed(frr, neighbors, [...routes.ipv4, ...routes.ipv6]);
    // A neighbor that gets a route map is asked at once; this is about those of others that change.
    await frr.load(["bgp route-map delay-timer 600"]);
  });
  afterAll(async () => {
    for (const speaker of speakers) speaker.close();
    cache.close();
    await frr.stop();
  });

  test(
    "do what the reader finds, or are not understood",
    async () => {
      hold(await compareMaps(frr, neighbors, amount(24, 4_000), routeMapText, routes));
    },
    TIMEOUT,
  );
});

function hold({ texts, compared, differences }: Comparison): void {
  expect(differences.slice(0, 20)).toEqual([]);
  expect((100 * compared) / texts).toBeGreaterThan(FAIR_SHARE);
}

const printBigint = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value);

const ANY_ROUTE: Omit<Route, "prefix"> = {
  asPath: [64496],
  nextHop: "self",
  communities: [],
  rpki: "not-found",
  origin: "igp",
  localPreference: null,
  med: null,
};
