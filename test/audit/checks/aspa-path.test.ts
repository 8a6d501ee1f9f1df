import { expect, test } from "@jest/globals";

import type { Aspa } from "../../../src/sources/index.ts";
import { receivedOn, rpki } from "../evidence.ts";
import { decided, short } from "../harness.ts";

/** What is decided of routes with these AS_PATHs. */
const of = (paths: readonly string[], aspas: readonly Aspa[] | null): string =>
  short(
    decided("aspa_path: {}", {
      sources: { rpki: rpki([], aspas) },
      material: {
        received: receivedOn({ PEERC_AS13335_IX_V4: paths.map((path) => `1.1.1.0/24 ${path}`) }),
      },
    }),
  );

const ASPAS: readonly Aspa[] = [{ customer: 64500, providers: [13335] }];

test("is violated by a path over a network that is no provider", () => {
  expect(of(["13335 1299 64500"], ASPAS)).toMatch(
    /^violated: 1 route on PEERC_AS13335_IX_V4 on gru1 with an AS_PATH that an ASPA denies: 1\.1\.1\.0\/24 \(AS_PATH 13335 1299 64500\)/,
  );
});

test.each([
  ["a path over a provider", "13335 64500"],
  ["a path with prepends", "13335 13335 64500 64500"],
  ["a path of networks without ASPAs", "13335 1299 64501"],
  ["a path with an AS_SET", "13335 1299 {64500,64501}"],
])("is ok: %s", (_, path) => {
  expect(of([path], ASPAS)).toMatch(/^ok: 1 route received .* with an AS_PATH that no ASPA denies/);
});

test("is not decided if the validator gives no ASPAs", () => {
  expect(of(["13335"], null)).toMatch(/^undecided: the validator gives no ASPAs/);
});
