import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { formatAddress, parsePrefix } from "../../../src/net/index.ts";
import type { IxfConnection } from "../../../src/sources/index.ts";
import { compareConnections, IXF_FORMAT } from "../../../src/sources/ixf/ixf-format.ts";
import { readExport } from "../../../src/sources/ixf/read-export.ts";
import { member, memberExport, vlan } from "./export.ts";

const FILE = "connections.jsonl";

function read(text: string) {
  const found = new Diagnostics();
  const data = IXF_FORMAT.read(
    { name: "sources/ixf/ix", texts: new Map([[FILE, text]]) },
    found.report,
  );
  expect(found.failed).toBe(data === null);
  return data;
}

const LINE =
  '{"asnum":64500,"address":"203.0.113.1","name":"A","if_speed":10000,"interfaces":1,"routeserver":null}\n';

describe("the committed form", () => {
  test("is a line for each address", () => {
    const lans = [parsePrefix("203.0.113.0/24")].flatMap((lan) => lan ?? []);
    const result = readExport(
      memberExport([member(64500, vlan("203.0.113.1"), { name: 'Größe "A"' })]),
      lans,
    );
    if (result.kind !== "ok") throw new Error(result.problem);
    expect(IXF_FORMAT.write(result).get(FILE)).toBe(
      '{"asnum":64500,"address":"203.0.113.1","name":"Größe \\"A\\"","if_speed":10000,"interfaces":1,"routeserver":true}\n',
    );
    expect(IXF_FORMAT.count(result)).toEqual({ connections: 1 });
  });

  test("is read back as what was written", () => {
    const address = fc.oneof(
      fc
        .nat({ max: 0xff })
        .map((i) => ({ family: "ipv4" as const, value: 0xcb007100n + BigInt(i) })),
      fc
        .bigInt({ min: 0n, max: 0xffffn })
        .map((i) => ({ family: "ipv6" as const, value: (0x20010db8n << 96n) + i })),
    );
    const count = fc.option(fc.integer({ min: 1, max: 400_000 }), { nil: null });
    const connection: fc.Arbitrary<IxfConnection> = fc.record({
      asn: fc.integer({ min: 1, max: 4_294_967_295 }),
      name: fc.string({ unit: "grapheme", maxLength: 10 }),
      address,
      speed: count,
      interfaces: count,
      isRouteServerPeer: fc.option(fc.boolean(), { nil: null }),
    });
    const all = fc.uniqueArray(connection, { selector: (each) => formatAddress(each.address) });
    fc.assert(
      fc.property(all, (unsorted) => {
        const data = { connections: [...unsorted].sort(compareConnections) };
        const text = IXF_FORMAT.write(data).get(FILE) ?? "";
        expect(read(text)).toEqual(data);
      }),
    );
  });

  test("is accepted in no other form", () => {
    expect(read(LINE)?.connections).toHaveLength(1);
    for (const changed of [
      LINE.slice(0, -1),
      LINE.replace("\n", "\r\n"),
      LINE.replace("{", "{ "),
      LINE.replace("64500", '"64500"'),
      LINE.replace("64500", "0"),
      LINE.replace("203.0.113.1", "203.0.113.01"),
      LINE.replace('"name":"A",', ""),
      LINE.replace('"A"', "null"),
      LINE.replace('"A"', '"\\u0041"'),
      LINE.replace("10000", "1e4"),
      LINE.replace("10000", "0"),
      LINE.replace("10000", "-1"),
      LINE.replace('"interfaces":1', '"interfaces":1.5'),
      LINE.replace('"routeserver":null', '"routeserver":0'),
      LINE.replace('"routeserver":null', '"routeserver":null,"more":1'),
      LINE.replace(
        '"asnum":64500,"address":"203.0.113.1"',
        '"address":"203.0.113.1","asnum":64500',
      ),
      LINE + LINE,
      LINE.replace("64500", "64501") + LINE,
      `${LINE}\n`,
    ]) {
      expect([changed, read(changed)]).toEqual([changed, null]);
    }
  });

  test("random lines are refused, and never throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ minLength: 1 }), fc.json()), (text) =>
        expect(read(`${text}\n`)).toBeNull(),
      ),
    );
  });
});
