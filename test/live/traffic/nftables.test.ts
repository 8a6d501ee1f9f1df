import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import {
  countsOfReadings,
  filterFiles,
  readNftReadings,
  type Mode,
} from "../../../src/traffic/index.ts";
import { ON_ETH1, planned } from "../../traffic/planned.ts";
import { removeNamespaces } from "../namespaces.ts";
import { canRun, LIMIT_MS } from "../needs-tools.ts";
import { until } from "../until.ts";
import { BEHIND_US, startTrafficLab, type TrafficLab } from "./lab.ts";

const canFilter = canRun("filters of traffic in nftables", {
  nft: ["/usr/sbin/nft", "/sbin/nft"],
  bash: ["bash"],
});
const liveTest = canFilter ? test : test.skip;

const PEERS = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
      - { router: gru1, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::20" }
`;
/** The first and the last address of what is announced. */
const ANNOUNCED = {
  V4: ["179.191.160.0", "179.191.175.255", "45.238.16.7"],
  V6: ["2804:cf8::1", "2804:cf8:ffff:ffff:ffff:ffff:ffff:ffff"],
};
/** Next to what is announced, far from it, and at the exchange. */
const OTHERS = {
  V4: ["179.191.176.0", "179.191.159.255", "8.8.8.8", BEHIND_US],
  V6: ["2804:cf9::", "2001:4860:4860::8888"],
};
/** The router's own: on the LAN, and on another interface. */
const OWN = ["187.16.216.10", "2001:12f8::10", "10.9.9.1", "fd09::1"];
/** Of the LAN's others the router would have to ask for the hardware address. */
const ROUTED = [...ANNOUNCED.V4, ...ANNOUNCED.V6, ...OTHERS.V4, ...OTHERS.V6].filter(
  (to) => to !== BEHIND_US,
);

const router = () => planned({ peers: PEERS, routers: ON_ETH1 }).router;

function ruleset(mode: Mode): string {
  const [file] = filterFiles(router(), mode);
  return file?.text ?? "";
}

describe("the ruleset of a router, in a running kernel", () => {
  let lab: TrafficLab | null = null;
  beforeAll(() => {
    if (canFilter) lab = startTrafficLab([...ROUTED, ...OWN]);
  }, LIMIT_MS);
  afterAll(() => {
    lab?.stop();
    if (canFilter) removeNamespaces();
  });

  /** What came of one packet to each address. */
  const sendAll = async ({ send, counted, arrived }: TrafficLab, mustArrive: readonly string[]) => {
    const before = new Map([...ROUTED, ...OWN].map((to) => [to, arrived(to)]));
    send([...ROUTED, BEHIND_US, ...OWN]);
    const came = (to: string) => arrived(to) - (before.get(to) ?? 0);
    await until("the packets have arrived", () => mustArrive.every((to) => came(to) === 1), 20);
    const figure = (family: string, what: string) => counted(`PEERC_IN_IX_${family}_${what}`);
    return {
      arrived: [...ROUTED, ...OWN].filter((to) => came(to) === 1),
      counted: ["V4", "V6"].map((v) => [figure(v, "ANNOUNCED"), figure(v, "OTHER")]),
    };
  };

  liveTest(
    "counts what is meant for other addresses, and forwards it like everything else",
    async () => {
      if (!lab) throw new Error("no lab");
      lab.load(ruleset("count"));
      const all = [...ROUTED, ...OWN];
      const readings = [`2026-11-29T20:00:00Z\n${lab.counters()}`];
      expect(await sendAll(lab, all)).toEqual({
        arrived: all,
        counted: [
          [3, 4],
          [2, 2],
        ],
      });
      // As `peerc counters` reads them.
      const text = [...readings, `2026-11-29T21:00:00Z\n${lab.counters()}`].join("\n");
      const found = readNftReadings({ path: "readings", text }, (d) => {
        throw new Error(d.message);
      });
      const { counts } = countsOfReadings(router(), found ?? []);
      expect(
        counts.map((one) => [one.family, one.peer, one.announced?.packets, one.other]),
      ).toEqual([
        // An IP header and 10 bytes.
        ["ipv4", null, 3, { packets: 4, bytes: 4 * 30 }],
        ["ipv6", null, 2, { packets: 2, bytes: 2 * 50 }],
      ]);
    },
    LIMIT_MS,
  );

  liveTest(
    "drops it in the other mode, and nothing else: not even the search for hardware addresses",
    async () => {
      if (!lab) throw new Error("no lab");
      lab.load(ruleset("drop"));
      lab.forget();
      const permitted = [...ANNOUNCED.V4, ...ANNOUNCED.V6, ...OWN];
      expect(await sendAll(lab, permitted)).toEqual({
        arrived: permitted,
        // Loading set them to zero.
        counted: [
          [3, 4],
          [2, 2],
        ],
      });
    },
    LIMIT_MS,
  );

  liveTest("is loaded again and taken back without a trace", () => {
    if (!lab) throw new Error("no lab");
    lab.load(ruleset("drop"));
    lab.load(ruleset("count"));
    expect(lab.counted("PEERC_IN_IX_V4_OTHER")).toBe(0);
    lab.load("delete table inet peerc_data_plane\n");
    expect(lab.counted("PEERC_IN_IX_V4_OTHER")).toBe(null);
  });
});
