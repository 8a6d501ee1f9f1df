import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { networkOf, parseAddress } from "../../src/net/index.ts";
import { SeenRoutes } from "../../src/routes/seen-routes.ts";
import { collectGarbage } from "../collect-garbage.ts";

/** What typed arrays take after a collection, in bytes. */
function bufferBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

describe("SeenRoutes", () => {
  test("finds what was added before, as a set of texts would", () => {
    const address = fc.constantFrom(
      "0.0.0.0",
      "10.0.0.0",
      "10.128.0.0",
      "::",
      "a00::",
      "::ffff:0:0",
    );
    const route = fc.tuple(address, fc.constantFrom(0, 8, 9, 32), fc.nat({ max: 2 }));
    fc.assert(
      fc.property(fc.array(route, { maxLength: 200 }), (routes) => {
        const seen = new SeenRoutes();
        const known = new Set<string>();
        routes.forEach(([text, length, place]) => {
          const prefix = networkOf(parseAddress(text)!, length);
          const key = `${prefix.family} ${prefix.value} ${length} ${place}`;
          expect(seen.add(prefix, place)).toBe(!known.has(key));
          known.add(key);
        });
      }),
    );
  });

  test("twenty full tables take little more memory than one", () => {
    const seen = new SeenRoutes();
    const addTable = (place: number) => {
      for (let i = 0; i < 20_000; i++) {
        seen.add({ family: "ipv4", value: BigInt(i) << 8n, length: 24 }, place);
      }
    };
    addTable(0);
    const first = bufferBytes();
    for (let place = 1; place < 20; place++) addTable(place);
    // 24 bytes for each of 380,000 routes would be 9 MB.
    expect(bufferBytes() - first).toBeLessThan(500_000);
  });

  test("keeps what it has while it grows", () => {
    const seen = new SeenRoutes();
    const prefix = (i: number) => ({ family: "ipv4" as const, value: BigInt(i) << 8n, length: 24 });
    for (let i = 0; i < 20_000; i++) expect(seen.add(prefix(i), 0)).toBe(true);
    for (let i = 0; i < 20_000; i += 97) {
      expect(seen.add(prefix(i), 0)).toBe(false);
      // Each place has bits of its own.
      expect(seen.add(prefix(i), 1)).toBe(true);
    }
  });
});
