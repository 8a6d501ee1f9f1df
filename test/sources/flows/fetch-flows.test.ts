import { describe, expect, test } from "@jest/globals";

import type { SourceLocation } from "../../../src/declaration/index.ts";
import { FLOWS_FORMAT } from "../../../src/sources/flows/flows-format.ts";
import { fetchFlows } from "../../../src/sources/flows/fetch-flows.ts";
import { context, NOW } from "../context.ts";

const TEXT = "asn,in_p95_bps\n64500,7\n64499,5\n";

function setting(value: SourceLocation) {
  const span = { source: { path: "network.yaml", text: "from" }, start: 0, end: 4 };
  return { from: [{ value, span }], maxAgeSeconds: 1, span };
}

describe("fetchFlows", () => {
  test("reads a file, which is as of now, for the snapshot", async () => {
    const { context: given, found } = context("flows", { "flows.csv": `\ufeff${TEXT}` });
    const fetched = await fetchFlows(setting({ kind: "file", path: "flows.csv" }), given);
    expect(found.all).toEqual([]);
    expect(fetched?.provenance).toEqual({ origins: ["flows.csv"], time: "2026-11-29T12:00:00Z" });
    const texts = fetched && FLOWS_FORMAT.write(fetched.data);
    expect(texts?.get("volumes.txt")).toBe("AS64499 5 -\nAS64500 7 -\n");
  });

  test("has the time that the server gives, but none in the future", async () => {
    for (const [lastModified, time] of [
      [NOW - 3_600_000, "2026-11-29T11:00:00Z"],
      [NOW + 3_600_000, "2026-11-29T12:00:00Z"],
    ] as const) {
      const url = "https://flows.example/a.csv?token=secret";
      const answer = { kind: "ok" as const, body: Buffer.from(TEXT), lastModified };
      const { context: given } = context("flows", {}, { [url]: answer });
      const fetched = await fetchFlows(setting({ kind: "url", url }), given);
      expect(fetched?.provenance).toEqual({ origins: ["https://flows.example/a.csv"], time });
    }
  });

  test("reports what it cannot read", async () => {
    const files = {
      "flows.csv": "asn\n",
      "utf16.csv": Buffer.from(TEXT, "utf16le").fill(0xff, 0, 1),
    };
    for (const [path, code] of [
      ["flows.csv", "flows-unreadable"],
      ["utf16.csv", "source-unreadable"],
      ["none.csv", "source-file-missing"],
    ] as const) {
      const { context: given, found } = context("flows", files);
      expect(await fetchFlows(setting({ kind: "file", path }), given)).toBeNull();
      expect(found.all.map((d) => d.code)).toEqual([code]);
    }
  });
});
