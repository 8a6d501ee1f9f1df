import { expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  formatPrefix,
  holds,
  networkOf,
  parseCommunity,
  parsePrefix,
  type Address,
} from "../../src/net/index.ts";
import { evaluate, type Route } from "../../src/policy/index.ts";
import type { SessionPlan } from "../../src/model/index.ts";
import { filterFiles } from "../../src/traffic/index.ts";
import { addressesOf } from "../../src/traffic/filters/addresses-of.ts";
import { ExportedPrefixes } from "../../src/verify/index.ts";
import { OBJECTS, onlySession } from "../fixtures/network.ts";
import { policies, routes } from "../fixtures/policies.ts";
import { USUAL } from "../fixtures/usual-route.ts";
import { ON_ETH1, planned } from "./planned.ts";

/** Registered prefixes in a small part of the address space, so that they touch, nest and fill each other. */
const PREFIXES = fc
  .array(fc.record({ host: fc.nat(0xffff), length: fc.integer({ min: 18, max: 32 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((all) =>
    all.map(({ host, length }) =>
      formatPrefix(networkOf({ family: "ipv4", value: 0xb3bf0000n + BigInt(host) }, length)),
    ),
  );

/** A peer to which prefixes of any length may be announced. */
const PEERS = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    settings: { max_length: { ipv4: 32, ipv6: 128 } }
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;

const OURS: Route = { ...USUAL, asPath: [] };
const CUSTOMERS: Route = { ...USUAL, asPath: [262589] };

/** Whether the policy announces some route of ours or of a customer's that contains an address. */
function isAnnounced(session: SessionPlan, address: Address): boolean {
  const tag = parseCommunity("52580:1:1");
  if (!tag) throw new Error("not a community");
  return Array.from({ length: 33 }, (_, length) => networkOf(address, length)).some((prefix) =>
    [OURS, { ...CUSTOMERS, communities: [tag] }].some(
      (route) => evaluate(session.export, { ...route, prefix }).verdict === "accept",
    ),
  );
}

/** The elements of the set for IPv4 in a ruleset. */
function elements(ruleset: string) {
  const [, list = ""] = /type ipv4_addr[^{]*\{([^}]*)\}/.exec(ruleset) ?? [];
  return list.split(",").map((text) => {
    const prefix = parsePrefix(text.trim());
    if (!prefix) throw new Error(`not a prefix: ${text}`);
    return prefix;
  });
}

test("the ruleset permits exactly the addresses of which the export policy announces some prefix", () => {
  let [permitted, refused] = [0, 0];
  fc.assert(
    fc.property(PREFIXES, (prefixes) => {
      const objects = { ...OBJECTS, "RADB::AS-AZION": { prefixes, asns: [52580] } };
      const parts = { objects, routers: ON_ETH1, peers: PEERS };
      const {
        router,
        sessions: [session],
      } = planned(parts);
      const [file] = filterFiles(router, "count");
      const set = elements(file?.text ?? "");
      if (!session) throw new Error("no session");
      // Where anything can change: at the first and the last address of a registered prefix, and next to them.
      const edges = prefixes.flatMap((text) => {
        const prefix = parsePrefix(text);
        if (!prefix) throw new Error(text);
        const end = prefix.value + (1n << BigInt(32 - prefix.length));
        return [prefix.value - 1n, prefix.value, end - 1n, end];
      });
      for (const value of edges) {
        const address = { family: "ipv4", value } as const;
        const isIn = set.some((prefix) => holds(prefix, address));
        expect([value, isIn]).toEqual([value, isAnnounced(session, address)]);
        if (isIn) permitted++;
        else refused++;
      }
      // In the fewest prefixes: none touches or holds another one of its half.
      for (const one of set) {
        const around = networkOf(one, one.length - 1);
        expect(set.filter((other) => holds(around, other) && other.length <= one.length)).toEqual([
          one,
        ]);
      }
    }),
    { numRuns: 30 },
  );
  expect(Math.min(permitted, refused)).toBeGreaterThan(40);
});

test("whatever the policy, no address of an announced route is missing", () => {
  const session = onlySession();
  let announced = 0;
  fc.assert(
    fc.property(
      policies("export"),
      fc.array(routes, { minLength: 20, maxLength: 20 }),
      (policy, all) => {
        const found = new ExportedPrefixes().of({ ...session, export: policy });
        if (found === "too-large") throw new Error("too large");
        const addresses = addressesOf("ipv4", [found]);
        for (const route of all) {
          const { verdict } = evaluate(policy, route);
          if (verdict !== "accept") continue;
          announced++;
          expect(addresses.some((prefix) => holds(prefix, route.prefix))).toBe(true);
        }
      },
    ),
    { numRuns: 100 },
  );
  expect(announced).toBeGreaterThan(50);
});
