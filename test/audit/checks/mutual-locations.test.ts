import { describe, expect, test } from "@jest/globals";

import type { PeeringDb } from "../../../src/sources/index.ts";
import { LAN, memberExport, port, prefix } from "../evidence.ts";
import { decided, evidence, peeringDb, record, short } from "../harness.ts";

const OTHER = "  ix2: { name: IX2, lan: { ipv4: 198.32.124.0/23 } }\n";

const of = (parts: Partial<PeeringDb>, more = "", members: Readonly<Record<string, number>> = {}) =>
  short(
    decided("mutual_locations: { ports: 2, speed: 10Gbps }", {
      more,
      sources: {
        peeringdb: evidence(peeringDb({ networks: [record(13335)], exchanges: [LAN], ...parts })),
        ixf: new Map(Object.keys(members).length > 0 ? [["ix2", memberExport(members)]] : []),
      },
    }),
  );

const one = { ports: [port(13335, "187.16.216.20")] };
const two = { ports: [port(13335, "187.16.216.20", null, { speed: 20_000 })] };

describe("mutual_locations", () => {
  test("counts ports at our exchanges", () => {
    expect(of(one)).toBe("violated: IX: 10 Gbps");
    expect(of(two)).toBe("ok: IX: 20 Gbps");
  });

  test("finds an exchange whose LAN PeeringDB has with another length", () => {
    const grown = { ...LAN, prefixes: [prefix("187.16.208.0/20")] };
    expect(of({ ...two, exchanges: [grown] })).toBe("ok: IX: 20 Gbps");
  });

  test("is not decided while PeeringDB's data lacks a LAN of ours, unless its export is there", () => {
    expect(of(one, OTHER)).toMatch(/^undecided: PeeringDB's data has no LAN of IX2/);
    expect(of(two, OTHER)).toMatch(/^ok/);
    expect(of(one, OTHER, { "198.32.124.9": 1 })).toMatch(/^violated/);
  });
});
