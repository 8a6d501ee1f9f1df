import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { fetchRpki } from "../../../src/sources/rpki/fetch-rpki.ts";
import { RPKI_FORMAT } from "../../../src/sources/rpki/rpki-format.ts";
import type { SourceLocation } from "../../../src/sources/index.ts";
import { broken, contextOf, SPAN } from "../fetching.ts";
import type { FaultyServer } from "../http/faulty-server.ts";
import { pieces } from "../routing-table/example.ts";
import { prefix } from "./example.ts";
import { OUTPUT, startValidator } from "./validator-server.ts";

/** The digest in the needs of these tests. */
const REGISTERED = "0".repeat(32);

let server: FaultyServer;
beforeAll(async () => {
  server = await startValidator();
});
afterAll(async () => server.close());

const NEEDS = {
  peers: [64500],
  origins: [64501],
  prefixes: [prefix("192.0.2.0/24"), prefix("2001:db8:1::/48")],
};

async function fetchFrom(from: SourceLocation, files?: ReadonlyMap<string, AsyncIterable<Buffer>>) {
  const { context, messages } = contextOf(NEEDS, files);
  const setting = { from: [{ value: from, span: SPAN }], maxAgeSeconds: 1, span: SPAN };
  const fetched = await fetchRpki(setting, { ...context, name: "rpki" });
  const texts = fetched && Object.fromEntries(RPKI_FORMAT.write(fetched.data));
  return { texts, provenance: fetched?.provenance, messages: messages() };
}

const at = (path: string): SourceLocation => ({ kind: "url", url: `${server.url}${path}` });

/** What concerns `NEEDS`. */
const OURS = {
  "aspas.txt": "AS64496 => AS64999\nAS64500 => AS64999\nAS64501 => AS0\n",
  "vrps.txt":
    "192.0.0.0/16-24 AS64500\n192.0.2.0/24 AS64500\n192.0.2.128/25 AS64501\n2001:db8::/32-48 AS64500\n",
};

describe("fetching from a validator", () => {
  test.each(["/json", "/gz"])("keeps what concerns us and our peers: %s", async (path) => {
    const { texts, provenance, messages } = await fetchFrom(at(`${path}?token=secret`));
    expect(messages).toEqual([]);
    expect(texts).toEqual(OURS);
    expect(provenance).toEqual({
      registered: REGISTERED,
      origins: [`${server.url}${path}`],
      time: "2026-10-31T23:00:00Z",
    });
  });

  test("from a file", async () => {
    const files = new Map([["rpki.json", pieces(Buffer.from(JSON.stringify(OUTPUT)), 100)]]);
    const from = { kind: "file", path: "rpki.json" } as const;
    const { texts, provenance } = await fetchFrom(from, files);
    expect(texts).toEqual(OURS);
    expect(provenance).toEqual({
      origins: ["rpki.json"],
      time: "2026-10-31T23:00:00Z",
      registered: REGISTERED,
    });
  });

  test("has the time of the server if the data does not say when it was made", async () => {
    const { provenance, texts } = await fetchFrom(at("/no-time"));
    expect(provenance?.time).toBe("2026-10-31T20:00:00Z");
    expect(texts?.["aspas.txt"]).toBe("the validator gives no ASPAs\n");
  });

  test("warns of what has expired, and leaves it out", async () => {
    const { texts, messages } = await fetchFrom(at("/expired"));
    expect(messages).toEqual([
      "source-records-unusable: rpki: 1 record is left out: roas[5] expired at 1970-01-01T00:00:01Z",
    ]);
    expect(texts).toEqual(OURS);
  });

  test.each([
    ["/cut-gz", "source-unreachable: rpki: URL sent gzipped data that is cut off, 4 times"],
    ["/cut", "source-unreadable: rpki: URL is not whole: the JSON is cut off"],
    ["/html", "source-unreadable: rpki: URL is not JSON but HTML or XML"],
    ["/empty", "source-unreadable: rpki: URL has no VRPs: `roas` is empty, as before validation"],
    ["/other", "source-unreadable: rpki: URL has no list `roas`, as validators print"],
    ["/nothing", "source-unreadable: rpki: URL is empty"],
    [
      "/future",
      "source-unreadable: rpki: URL says that it was made in the future, 2026-11-01T02:26:40Z: check the clocks",
    ],
    ["/initial", "source-unreachable: rpki: URL answered 503 Service Unavailable, 4 times"],
  ])("refuses %s", async (path, expected) => {
    const { texts, messages } = await fetchFrom(at(path));
    expect(texts).toBeNull();
    expect(messages).toEqual([expected.replace("URL", `${server.url}${path}`)]);
  });

  test("refuses a file that is missing, or breaks off", async () => {
    const from = { kind: "file", path: "rpki.json" } as const;
    expect(await fetchFrom(from)).toMatchObject({
      texts: null,
      messages: ["source-file-missing: rpki: there is no file rpki.json"],
    });
    const files = new Map([["rpki.json", broken(Buffer.from("{"))]]);
    expect(await fetchFrom(from, files)).toMatchObject({
      texts: null,
      messages: ["source-unreadable: rpki: rpki.json is gzipped, and cut off"],
    });
  });
});
