import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { mrtReader } from "../../../src/dumps/mrt/read-mrt.ts";
import { formatPrefix, parseAddress } from "../../../src/net/index.ts";
import type { ReceivedRoute } from "../../../src/routes/index.ts";
import { arbitraryRoute } from "../../routes/arbitrary-route.ts";
import { entry, record, u16, u32 } from "../../sources/routing-table/mrt/build-mrt.ts";
import {
  addressBytes,
  attribute,
  encodeAttributes,
  encodeUpdate,
  nlri,
  type SentRoute,
} from "../../wire/encode-bgp.ts";
import { readWith, sessionOf } from "../read-with.ts";
import { ESTABLISHED, stateChange, update } from "./bgp4mp.ts";
import { hasOracle, ORACLES, readWithOracle, type OracleRoute } from "./read-with-oracle.ts";

/** Recorded from running daemons. */
const RECORDED = [
  "frr-8.4.4-all.mrt",
  "../../sources/routing-table/mrt/bird-2.0.12.mrt",
  "../../sources/routing-table/mrt/frr-8.4.4.mrt",
].map((name) => fileURLToPath(new URL(name, import.meta.url)));

const PEERS = [
  [64510, "192.0.2.1"],
  [4200000001, "192.0.2.2"],
  [64512, "2001:db8::3"],
] as const;

/**
 * Routes as all three can say them: without path identifiers, and with a next hop of the prefix's family. bgpkit-parser takes
 * the first byte of a default route in an UPDATE for the beginning of a path identifier; recorded tables have one.
 */
const routes = fc.sample(
  fc
    .tuple(fc.nat(PEERS.length - 1), arbitraryRoute)
    .filter(([, { nextHop, prefix }]) => nextHop?.family === prefix.family)
    .filter(([, { asPath, prefix }]) => asPath.length > 0 && prefix.length > 0)
    .map(([peer, route]) => ({ peer, route: { ...route, pathId: null } as SentRoute })),
  { numRuns: 400, seed: 42 },
);

/** A table with a record for each route. */
function tableOf(all: typeof routes): Buffer {
  const bytes = (text: string) => addressBytes(addressOf(text));
  const peers = PEERS.flatMap(([asn, address]) => {
    const own = bytes(address);
    return [own.length === 4 ? 2 : 3, 0, 0, 0, 1, ...own, ...u32(asn)];
  });
  const table = record(13, 1, Buffer.from([...u32(7), 0, 0, 0, PEERS.length, ...peers]));
  const ribs = all.map(({ peer, route }) => {
    const isV4 = route.prefix.family === "ipv4";
    const hop = addressBytes(route.nextHop);
    const reach = isV4 ? [] : attribute(0x80, 14, [hop.length, ...hop]);
    const attributes = Buffer.from([...encodeAttributes(route, 4, isV4), ...reach]);
    const body = [...u32(0), ...nlri(route), ...u16(1), ...entry(peer, attributes)];
    return record(13, isV4 ? 2 : 4, Buffer.from(body));
  });
  return Buffer.concat([table, ...ribs]);
}

/** Sessions that come up, announce the routes, and withdraw every fifth one later. */
function messagesOf(all: typeof routes): Buffer {
  const updates = all.map(({ peer, route }, i) => {
    const gone = all[i - 10];
    const withdrawn = i % 5 === 0 && gone?.peer === peer ? [gone.route] : [];
    const [asn, address] = PEERS[peer] ?? PEERS[0];
    return update(asn, address, encodeUpdate(withdrawn, [route]));
  });
  const ups = PEERS.map(([asn, address]) => stateChange(asn, address, ESTABLISHED));
  return Buffer.concat([...ups, ...updates]);
}

function addressOf(text: string) {
  const address = parseAddress(text);
  if (!address) throw new Error(text);
  return address;
}

/** What the routes of an oracle are at the end, in the form that ours are compared in. */
function replay(found: readonly OracleRoute[], show: (route: OracleRoute) => object) {
  const last = new Map<string, object>();
  for (const route of found) {
    const family = route.prefix.includes(":") ? "ipv6" : "ipv4";
    const neighbor = { address: addressOf(route.peer), asn: null, name: null, family } as const;
    const key = `${sessionOf(neighbor)} ${route.prefix}`;
    if (route.as_path === undefined) last.delete(key);
    else last.set(key, show(route));
  }
  return new Map([...last].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Ours in the same form. */
function ours(lines: readonly string[], show: (route: OracleRoute) => object) {
  const all = lines.map((line): [string, object] => {
    const route = JSON.parse(line) as OracleRoute & Pick<ReceivedRoute, "session">;
    return [`${String(route.session)} ${route.prefix}`, show(route)];
  });
  return new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const sorted = (communities: readonly string[] = []) => [...communities].sort();

/** What each oracle can be asked: bgpkit-parser gives 0 for a missing MED, and extended communities in a form of its own. */
const SHOWN: Readonly<Record<keyof typeof ORACLES, (route: OracleRoute) => object>> = {
  mrtparse: ({ as_path, next_hop, origin, communities, med, local_pref }) => ({
    ...{ as_path, next_hop, origin, communities: sorted(communities) },
    ...{ med: med ?? null, local_pref: local_pref ?? null },
  }),
  "bgpkit-parser": ({ as_path, next_hop, origin, communities = [] }) => ({
    ...{ as_path, next_hop, origin },
    communities: sorted(communities.filter((one) => /^\d+:\d+(?::\d+)?$/.test(one))),
  }),
};

let folder = "";
let files: readonly string[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "peerc-mrt-"));
  const made = { "table.mrt": tableOf(routes), "messages.mrt": messagesOf(routes) };
  for (const [name, bytes] of Object.entries(made)) writeFileSync(join(folder, name), bytes);
  files = [...RECORDED, ...Object.keys(made).map((name) => join(folder, name))];
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("MRT files are read as others read them, route by route", () => {
  test.each(["mrtparse", "bgpkit-parser"] as const)("%s", async (name) => {
    if (!hasOracle(name)) {
      const lacking = `NOT TESTED: MRT against ${name}, which is not installed`;
      if (process.env["CI"] === "true") throw new Error(lacking);
      console.warn(lacking);
      return;
    }
    const found = readWithOracle(name, files);
    let compared = 0;
    for (const [i, path] of files.entries()) {
      const { routes: lines, problems } = await readWith(mrtReader, readFileSync(path));
      expect(problems).toBe("");
      const isMessages = path.includes("messages") || path.includes("-all");
      // LOCAL_PREF of a neighbor means nothing.
      const show = (route: OracleRoute) =>
        SHOWN[name](isMessages ? { ...route, local_pref: null } : route);
      const own = ours(lines, show);
      expect(own).toEqual(replay(found[i] ?? [], show));
      compared += own.size;
    }
    expect(compared).toBeGreaterThan(routes.length);
    expect(new Set(routes.map(({ route }) => formatPrefix(route.prefix))).size).toBeGreaterThan(
      300,
    );
  });
});
