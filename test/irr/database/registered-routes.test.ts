import { expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  coveredSpace,
  FAMILIES,
  formatPrefixRange,
  type Asn,
  type Family,
} from "../../../src/net/index.ts";
import { readRegistry } from "../registry.ts";

interface Route {
  readonly prefix: string;
  readonly origin: Asn;
  readonly source: string;
}

const route: fc.Arbitrary<Route> = fc.record({
  prefix: fc.oneof(
    fc.tuple(fc.nat(3), fc.constantFrom(16, 17)).map(([n, length]) => `10.${n}.0.0/${length}`),
    fc.tuple(fc.nat(3), fc.constantFrom(32, 33)).map(([n, length]) => `2001:db${n}::/${length}`),
  ),
  origin: fc.integer({ min: 1, max: 5 }),
  source: fc.constantFrom("RIPE", "RADB", "ARIN"),
});

/** What the origins' routes come to, one line for each prefix, worked out in the plainest way. */
function naive(routes: readonly Route[], origins: readonly Asn[], sources: readonly string[]) {
  const chosen = routes.filter((r) => origins.includes(r.origin) && sources.includes(r.source));
  const prefixes = [...new Set(chosen.map((r) => r.prefix))].sort();
  return prefixes.map((prefix) => {
    const here = chosen.filter((r) => r.prefix === prefix);
    return [prefix, ...new Set(here.map((r) => `${r.origin}@${r.source}`).sort())].join(" ");
  });
}

test("combines what the origins register, whatever was requested before", async () => {
  const question = fc.record({
    origins: fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
    sources: fc.subarray(["RIPE", "RADB", "ARIN"]),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(route, { minLength: 1, maxLength: 60 }),
      fc.array(question, { minLength: 1, maxLength: 4 }),
      async (routes, questions) => {
        const text = routes.map(({ prefix, origin, source }) => {
          const type = prefix.includes(":") ? "route6" : "route";
          return `${type}: ${prefix}\norigin: AS${origin}\nsource: ${source}\n`;
        });
        const database = await readRegistry(text.join("\n"));
        for (const { origins, sources } of questions) {
          const query = [Uint32Array.from(origins), database.numbersOf(sources)] as const;
          const of = (family: Family): string[] => {
            const prefixes = database.registered(family).of(...query);
            const lines = Array.from(prefixes, ({ range, routes: found }) =>
              [formatPrefixRange(range), ...found.map((r) => `${r.origin}@${r.source}`)].join(" "),
            );
            expect(prefixes).toHaveLength(lines.length);
            // As counted on the way, and as counted prefix by prefix.
            expect(coveredSpace(family, prefixes)).toBe(coveredSpace(family, [...prefixes]));
            return lines;
          };
          expect([...of("ipv4"), ...of("ipv6")]).toEqual(naive(routes, origins, sources));
          const has = origins.map((origin) =>
            FAMILIES.map((family) => database.registered(family).has(origin, query[1])),
          );
          const texts = origins.map((origin) => naive(routes, [origin], sources).join());
          expect(has).toEqual(texts.map((text) => [text.includes("."), text.includes(":")]));
        }
      },
    ),
    { numRuns: 200 },
  );
});
