import { setTimeout as wait } from "node:timers/promises";

import { formatPrefix, type Family } from "../../../src/net/index.ts";
import type { FilterNode, Route } from "../../../src/policy/index.ts";
import { readFrrRoutes } from "../../live/read-frr-routes.ts";
import { passed, readText } from "./ask-reader.ts";
import { printComparison, type Comparison } from "./compare-texts.ts";
import { neighborAddress, OWN_ASN } from "./feed.ts";
import { printText, type HeldText } from "./held-text.ts";
import { printStored } from "./map-routes.ts";
import type { RunningFrr } from "./running-frr.ts";

/** A text that bgpd accepts and the reader understands, and the neighbor that has its route map. */
interface Attached {
  readonly text: HeldText;
  readonly start: FilterNode;
  readonly neighbor: string;
}

/**
 * Loads texts into a running bgpd, as many at once as it has neighbors, gives each neighbor the route map of one, and
 * compares bgpd's result for its routes with the reader's.
 */
export async function compareMaps(
  frr: RunningFrr,
  neighbors: number,
  texts: number,
  make: (number: number) => HeldText,
  routes: Readonly<Record<Family, readonly Route[]>>,
): Promise<Comparison> {
  let [refused, taken, compared] = [0, 0, 0];
  const differences: string[] = [];
  let before: readonly HeldText[] = [];
  for (let first = 0; first < texts; first += neighbors) {
    const batch: HeldText[] = [];
    const attached: Attached[] = [];
    for (let number = first; number < Math.min(texts, first + neighbors); number++) {
      const text = make(number);
      batch.push(text);
      const start = readText(text);
      if ((await frr.load(text.lines)).length > 0) {
        refused++;
        if (start) taken++;
      } else if (start) {
        attached.push({ text, start, neighbor: neighborAddress(attached.length) });
      }
    }
    compared += attached.length;
    await attach(frr, attached);
    await frr.load(before.flatMap(({ map, lists }) => [map, ...lists].map(removal)));
    before = batch;
    differences.push(...(await differing(frr, attached, routes)));
  }
  return printComparison("route maps", { texts, refused, taken, compared, differences });
}

const removal = (head: string) => (head.includes(" ") ? `no ${head}` : `no route-map ${head}`);

async function attach(frr: RunningFrr, attached: readonly Attached[]): Promise<void> {
  const refused = await frr.load([
    `router bgp ${OWN_ASN}`,
    ...attached.flatMap(({ text: { family, map }, neighbor }) => [
      `address-family ${family} unicast`,
      `neighbor ${neighbor} route-map ${map} in`,
      "exit-address-family",
    ]),
    "exit",
  ]);
  if (refused.length > 0) throw new Error(`bgpd refuses: ${refused.join("\n")}`);
}

/** What differs, once bgpd has had the time to ask the new route maps about all routes. */
async function differing(
  frr: RunningFrr,
  attached: readonly Attached[],
  routes: Readonly<Record<Family, readonly Route[]>>,
): Promise<readonly string[]> {
  let open = attached;
  let found: string[] = [];
  for (let tries = 0; open.length > 0 && tries < 12; tries++) {
    await wait(tries === 0 ? 30 : 120);
    const shown = { ipv4: new Map(), ipv6: new Map() } as Record<
      Family,
      ReturnType<typeof readFrrRoutes>
    >;
    for (const family of ["ipv4", "ipv6"] as const) {
      const { text } = await frr.ask(`show bgp ${family} unicast json detail`);
      shown[family] = readFrrRoutes(text);
    }
    found = [];
    open = open.filter(({ text, start, neighbor }) => {
      const done = shown[text.family].get(neighbor) ?? new Map<string, Route>();
      const difference = firstDifference(start, routes[text.family], done);
      if (difference !== null) found.push(`${difference}\n${printText(text)}`);
      return difference !== null;
    });
  }
  return found;
}

function firstDifference(
  start: FilterNode,
  routes: readonly Route[],
  done: ReadonlyMap<string, Route>,
): string | null {
  for (const route of routes) {
    const prefix = formatPrefix(route.prefix);
    const [expected, did] = [passed(start, route), done.get(prefix)];
    const reader = expected ? printStored(expected) : "refused";
    const daemon = did ? printStored(did) : "refused";
    if (reader !== daemon) {
      return `${prefix} with ${printStored(route)}: the reader says ${reader}\n bgpd says ${daemon}`;
    }
  }
  return null;
}
