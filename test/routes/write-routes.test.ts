import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import { compileSchema } from "../../src/document/compile-schema.ts";
import { parseJson } from "../../src/document/index.ts";
import { explainRoute } from "../../src/routes/explain-route.ts";
import { FastReader } from "../../src/routes/fast-reader.ts";
import { formatEnd, formatHeader, formatRoute } from "../../src/routes/index.ts";
import { arbitraryPlace, arbitraryRoute } from "./arbitrary-route.ts";
import { HEADER, line, read } from "./read.ts";

const published = compileSchema(
  JSON.parse(readFileSync("docs/schema/routes.schema.json", "utf8")) as object,
);

/** A line as the slow reader reads it; null if it reports something. */
function explained(text: string, router: string | null) {
  const found = new Diagnostics();
  const root = parseJson({ path: "r", text }, found.report);
  const route = root && explainRoute(root, router, found.report);
  expect(found.failed).toBe(route === null);
  return route;
}

describe("what is written", () => {
  test("is read back as the same routes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(arbitraryRoute, {
          maxLength: 5,
          selector: ({ prefix }) => `${prefix.value} ${prefix.length}`,
        }),
        fc.string({ maxLength: 20, unit: "grapheme" }),
        async (routes, source) => {
          const header = { router: null, time: "2026-01-31T23:59:59.25Z", source };
          const text = [
            formatHeader(header),
            ...routes.map((route) => formatRoute(route, null)),
            formatEnd(routes.length, [], null),
          ];
          for (const one of text) expect(published(JSON.parse(one))).toBe(true);
          const result = await read(text.join(""), 50);
          expect(result.found.all).toEqual([]);
          expect(result.routes).toEqual(routes);
          expect(result.file?.header).toEqual(header);
        },
      ),
    );
  });

  test("does not repeat the router of the first line", () => {
    fc.assert(
      fc.property(arbitraryRoute, arbitraryPlace, (route, place) => {
        const [of, other] = [
          { ...route, router: "gru1" },
          { ...place, router: "gru1" },
        ];
        expect(formatRoute(of, "gru1")).not.toContain("gru1");
        expect(explained(formatRoute(of, "gru1"), "gru1")).toEqual(of);
        expect(formatEnd(0, [other], "gru1")).not.toContain("gru1");
        expect(formatEnd(0, [other], null)).toContain("gru1");
      }),
    );
  });

  test("sessions without routes are read back", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPlace, async (place) => {
        const { file } = await read(`${HEADER}\n${formatEnd(0, [place], null)}`);
        expect(file?.groups).toMatchObject([{ ...place, ipv4: 0, ipv6: 0 }]);
      }),
    );
  });
});

describe("the two readers", () => {
  test("read the same route, and the fast one all that is written", () => {
    const fast = new FastReader();
    fc.assert(
      fc.property(arbitraryRoute, (route) => {
        const text = formatRoute(route, null);
        expect(fast.read(text, null)).toEqual(route);
        expect(explained(text, null)).toEqual(route);
      }),
    );
  });

  test("the fast one accepts nothing that the other refuses", () => {
    const fast = new FastReader();
    const value = fc.oneof(
      fc.constantFrom<unknown>("", "64500", "::1", "2001:db8::/32", "203.0.113.1", "gru1", "mia1"),
      fc.constantFrom<unknown>("igp", "loc-rib", "AS1_X", "64500 {1 2}", "AS64500", "1.10", "::/0"),
      fc.constantFrom<unknown>(null, true, 0, -0, 1e3, 1.5, -1, 4294967295, 4294967296, [], {}),
      fc.constantFrom<unknown>(["blackhole"], ["1:1", "1:1"], [1], [[]], undefined),
    );
    const keys = [
      ...["session", "router", "view", "prefix", "as_path", "next_hop", "communities"],
      ...["med", "local_pref", "origin", "otc", "path_id", "constructor", "toString"],
    ];
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        value,
        fc.option(fc.tuple(fc.constantFrom(...keys), value), { nil: null }),
        fc.constantFrom(null, "gru1"),
        (one, first, more, router) => {
          const text = line({ [one]: first, ...(more ? { [more[0]]: more[1] } : {}) });
          const route = fast.read(text, router);
          if (route === null) return;
          accepted++;
          expect(explained(text, router)).toEqual(route);
        },
      ),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(20);
  });
});
