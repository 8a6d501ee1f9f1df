import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { httpClient } from "../../../src/sources/index.ts";
import { fetchFrom, type Fetched } from "./harness.ts";
import { PeeringDbServer, type ServerAnswer } from "./peeringdb-server.ts";
import { smallPeeringDb } from "./records.ts";

let server: PeeringDbServer;
let url: string;
beforeEach(async () => {
  server = new PeeringDbServer(smallPeeringDb());
  url = await server.listen();
});
afterEach(() => server.close());

/** Fetches over a real connection; time passes only where somebody sleeps. */
function fetchOver(key: string | null = null): Promise<Fetched> {
  const http = httpClient({
    fetch,
    sleep: server.sleep,
    now: () => server.now,
    userAgent: "peerc/test",
  });
  return fetchFrom(server, { key, from: { kind: "url", url } }, { http });
}

/** Answers the first requests for a table with something else. */
function firstAnswers(table: string, ...answers: readonly ServerAnswer[]): void {
  const left = [...answers];
  server.fault = (request) => (request.table === table ? (left.shift() ?? null) : null);
}

test("gives the same as without a connection, with the key and our name", async () => {
  const { fetched, messages } = await fetchOver(server.key);
  expect(messages).toEqual([]);
  const direct = await fetchFrom(new PeeringDbServer(smallPeeringDb()), { key: server.key });
  expect(fetched?.data).toEqual(direct.fetched?.data);
  expect(fetched?.provenance.origins).toEqual([url]);
  expect(new Set(server.requests.map(({ authorization }) => authorization))).toEqual(
    new Set([`Api-Key ${server.key}`]),
  );
  expect(server.requests[0]?.agent).toBe("peerc/test");
});

test("waits as long as PeeringDB asks for, and then has everything", async () => {
  firstAnswers("net", {
    status: 429,
    body: '{"message": "slow"}',
    headers: { "Retry-After": "45" },
  });
  const { fetched, messages } = await fetchOver();
  expect(messages).toEqual([]);
  expect(fetched?.data.networks).toHaveLength(5);
  const [first, second] = server.requests.filter(({ table }) => table === "net");
  expect(second!.time - first!.time).toBeGreaterThanOrEqual(45_000);
});

test("tries again after trouble of the server, and not after a refusal", async () => {
  firstAnswers("ix", { status: 503, body: "" }, { status: 502, body: "<html></html>" });
  expect((await fetchOver()).fetched?.data.exchanges).toHaveLength(1);
  const before = server.requests.length;
  server.fault = () => ({ status: 403, body: "<html>blocked</html>" });
  const { fetched, messages, hints } = await fetchOver();
  expect(fetched).toBeNull();
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(/answered 403/);
  expect(hints[0]).toMatch(/refuses queries without a key/);
  expect(server.requests.length - before).toBe(1);
});

test("takes nothing if the last answer fails after all others were good", async () => {
  server.fault = ({ table, parameters }) =>
    table === "poc" && parameters.has("role") ? { status: 500, body: "" } : null;
  const { fetched, messages } = await fetchOver();
  expect(fetched).toBeNull();
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(/answered 500/);
});
