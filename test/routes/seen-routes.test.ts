import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { networkOf, parseAddress } from "../../src/net/index.ts";
import { SeenRoutes } from "../../src/routes/seen-routes.ts";

describe("SeenRoutes", () => {
  test("finds what was added before, as a map of texts would", () => {
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
        const known = new Map<string, number>();
        routes.forEach(([text, length, place], i) => {
          const prefix = networkOf(parseAddress(text)!, length);
          const key = `${prefix.family} ${prefix.value} ${length} ${place}`;
          expect(seen.add(prefix, place, i + 1)).toBe(known.get(key) ?? null);
          if (!known.has(key)) known.set(key, i + 1);
        });
      }),
    );
  });

  test("keeps what it has while it grows", () => {
    const seen = new SeenRoutes();
    const prefix = (i: number) => ({ family: "ipv4" as const, value: BigInt(i) << 8n, length: 24 });
    for (let i = 0; i < 20_000; i++) expect(seen.add(prefix(i), 0, i + 1)).toBeNull();
    for (let i = 0; i < 20_000; i += 97) expect(seen.add(prefix(i), 0, 99_999)).toBe(i + 1);
  });
});
