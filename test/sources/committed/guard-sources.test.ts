import { expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { guardSources, type CommittedSource } from "../../../src/sources/index.ts";
import { flowsSource } from "./sources.ts";

const NOW = Date.parse("2026-11-08T00:00:00Z");

/** Guards one source; gives which version is kept, and what was reported. */
function guard(
  before: CommittedSource | null,
  after: CommittedSource | null,
  acknowledged: readonly string[] = [],
): { readonly kept: "before" | "after" | "none"; readonly codes: readonly string[] } {
  const diagnostics = new Diagnostics();
  const result = guardSources(
    {
      before: new Map(before ? [["flows", before]] : []),
      fetched: new Map([["flows", after]]),
      limits: { shrink: 20, atLeast: 10, maxAgeSeconds: () => 604_800 },
      now: NOW,
      acknowledged: new Set(acknowledged),
      place: () => undefined,
    },
    diagnostics.report,
  ).get("flows");
  return {
    kept: result === undefined ? "none" : result === after ? "after" : "before",
    codes: diagnostics.all.map(({ code }) => code),
  };
}

const OLD = flowsSource(100);

test("accepts new data", () => {
  expect(guard(null, flowsSource(100))).toEqual({ kept: "after", codes: [] });
  expect(guard(OLD, flowsSource(1000))).toEqual({ kept: "after", codes: [] });
});

test("keeps what it has if fetching failed", () => {
  expect(guard(OLD, null)).toEqual({ kept: "before", codes: ["source-failed"] });
  expect(guard(null, null)).toEqual({ kept: "none", codes: ["source-failed"] });
});

test("refuses data that lost more than the limit", () => {
  expect(guard(OLD, flowsSource(80))).toEqual({ kept: "after", codes: [] });
  expect(guard(OLD, flowsSource(79))).toEqual({ kept: "before", codes: ["source-shrinks"] });
});

test("accepts a loss of a few records", () => {
  expect(guard(flowsSource(12), flowsSource(3))).toEqual({ kept: "after", codes: [] });
});

test("refuses empty data, even at first", () => {
  expect(guard(null, flowsSource(0))).toEqual({ kept: "none", codes: ["source-empty"] });
  expect(guard(OLD, flowsSource(0))).toEqual({ kept: "before", codes: ["source-empty"] });
});

test("refuses old data", () => {
  const limit = flowsSource(100, "2026-11-01T00:00:00Z");
  const old = flowsSource(100, "2026-10-31T23:59:59Z");
  expect(guard(null, limit)).toEqual({ kept: "after", codes: [] });
  expect(guard(null, old)).toEqual({ kept: "none", codes: ["source-stale"] });
  expect(guard(OLD, old)).toEqual({ kept: "before", codes: ["source-stale", "source-older"] });
});

test("takes what is acknowledged by name, and says if that was not needed", () => {
  expect(guard(OLD, flowsSource(1), ["flows"])).toEqual({ kept: "after", codes: [] });
  expect(guard(null, flowsSource(0), ["flows"])).toEqual({ kept: "after", codes: [] });
  expect(guard(OLD, flowsSource(100), ["flows"])).toEqual({
    kept: "after",
    codes: ["guard-acknowledgement-unused"],
  });
  expect(guard(OLD, null, ["flows"])).toEqual({
    kept: "before",
    codes: ["source-failed", "guard-acknowledgement-unused"],
  });
});
