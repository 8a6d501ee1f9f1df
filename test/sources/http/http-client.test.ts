import { gzipSync } from "node:zlib";
import type { ServerResponse } from "node:http";

import { afterEach, expect, test } from "@jest/globals";

import { httpClient, type HttpAnswer } from "../../../src/sources/index.ts";
import { startServer, type FaultyServer } from "./faulty-server.ts";

const NOW = Date.parse("2026-11-01T12:00:00Z");
const open: FaultyServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** A server that plays one answer after another, the last one again and again. */
async function playing(
  ...answers: readonly ((response: ServerResponse) => void)[]
): Promise<FaultyServer> {
  const server = await startServer((response, _, number) => {
    answers[Math.min(number, answers.length - 1)]?.(response);
  });
  open.push(server);
  return server;
}

const ok =
  (text: string | Buffer) =>
  (response: ServerResponse): void => {
    response.end(text);
  };
const status =
  (code: number, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(code, headers).end("no");
  };

/** Gets a URL, with the pauses that were made in milliseconds. */
async function get(
  url: string,
  options: { maxBytes?: number; timeoutMs?: number; headers?: Record<string, string> } = {},
): Promise<{ readonly answer: HttpAnswer; readonly pauses: readonly number[] }> {
  const pauses: number[] = [];
  const http = httpClient({
    fetch,
    sleep: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
    now: () => NOW,
    userAgent: "peerc/test (AS64500)",
  });
  const answer = await http({ url, maxBytes: 1_000_000, timeoutMs: 5000, ...options });
  return { answer, pauses };
}

function textOf(answer: HttpAnswer): string {
  return answer.kind === "ok" ? answer.body.toString() : answer.problem;
}

test("gives the body, and says who we are", async () => {
  const server = await playing(ok("hello"));
  const { answer, pauses } = await get(server.url, { headers: { "x-own": "1" } });
  expect(textOf(answer)).toBe("hello");
  expect(pauses).toEqual([]);
  expect(server.asked[0]?.headers).toMatchObject({
    "user-agent": "peerc/test (AS64500)",
    "x-own": "1",
  });
});

test("unpacks a gzipped file, and knows when it was changed", async () => {
  const server = await playing((response) => {
    response.setHeader("last-modified", "Sun, 01 Nov 2026 10:00:00 GMT");
    response.end(gzipSync("hello"));
  });
  const { answer } = await get(server.url);
  expect(textOf(answer)).toBe("hello");
  expect(answer).toMatchObject({ lastModified: Date.parse("2026-11-01T10:00:00Z") });
});

test("tries 429 and 5xx again, after the time that the server says", async () => {
  const server = await playing(
    status(429, { "retry-after": "30" }),
    status(503, { "retry-after": "Sun, 01 Nov 2026 12:01:00 GMT" }),
    ok("hello"),
  );
  const { answer, pauses } = await get(server.url);
  expect(textOf(answer)).toBe("hello");
  expect(pauses).toEqual([30_000, 60_000]);
});

test("pauses longer and longer without one, and gives up", async () => {
  const server = await playing(status(502));
  const { answer, pauses } = await get(server.url);
  expect(answer).toMatchObject({ kind: "failed", status: 502 });
  expect(textOf(answer)).toBe("answered 502 Bad Gateway, 4 times");
  expect(pauses).toEqual([2000, 4000, 8000]);
  expect(server.asked).toHaveLength(4);
});

test("does not wait for hours", async () => {
  const server = await playing(status(429, { "retry-after": "7200" }));
  const { answer, pauses } = await get(server.url);
  expect(textOf(answer)).toBe("answered 429 Too Many Requests, and asks to wait 120 minutes");
  expect(pauses).toEqual([]);
});

test.each([400, 401, 403, 404, 204, 304])("does not try %d again", async (code) => {
  const server = await playing(status(code));
  const { answer } = await get(server.url);
  expect(answer).toMatchObject({ kind: "failed", status: code });
  expect(server.asked).toHaveLength(1);
});

test("sends its headers to nobody else", async () => {
  const other = await playing(ok("elsewhere"));
  const server = await playing(status(302, { location: `${other.url}/there` }));
  const headers = { authorization: "Api-Key hidden" };
  const { answer } = await get(server.url, { headers });
  expect(textOf(answer)).toBe("elsewhere");
  expect(server.asked[0]?.headers["authorization"]).toBe("Api-Key hidden");
  expect(other.asked[0]?.headers["authorization"]).toBeUndefined();
});

test("keeps its headers on the same host, and follows no circle", async () => {
  const server = await playing(status(301, { location: "/again" }));
  const { answer } = await get(server.url, { headers: { authorization: "Api-Key hidden" } });
  expect(textOf(answer)).toBe("redirects more than 5 times");
  expect(server.asked.map(({ headers }) => headers["authorization"])).toEqual(
    Array.from({ length: 6 }, () => "Api-Key hidden"),
  );
});

test.each([
  ["ftp://192.0.2.1/x", "redirects from http to ftp"],
  ["file:///etc/passwd", "redirects from http to file"],
  ["http://[", "redirects to something that is no URL"],
])("does not follow a redirect to %s", async (location, problem) => {
  const server = await playing(status(302, { location }));
  expect(textOf((await get(server.url)).answer)).toBe(problem);
});

test("stops reading what is too large, packed or not", async () => {
  const large = Buffer.alloc(1_500_000, "x");
  for (const body of [large, gzipSync(large)]) {
    const server = await playing(ok(body));
    const { answer } = await get(server.url, { maxBytes: 1_000_000 });
    expect(textOf(answer)).toBe("sent more than 1 MB");
  }
});

test("does not wait for ever", async () => {
  const server = await playing((response) => {
    response.write("some");
  });
  const { answer } = await get(server.url, { timeoutMs: 100 });
  expect(textOf(answer)).toBe("did not answer completely within 0.1 s");
});

test.each([
  [
    "a connection that breaks",
    (response: ServerResponse): void => {
      response.setHeader("content-length", "1000");
      response.write("some");
      setImmediate(() => response.destroy());
    },
    /^closed the connection, 4 times$/,
  ],
  [
    "gzipped data that is cut off",
    ok(gzipSync("hello, hello").subarray(0, -9)),
    /^sent gzipped data that is cut off, 4 times$/,
  ],
])("takes nothing of %s", async (_, answerWith, problem) => {
  const server = await playing(answerWith);
  expect(textOf((await get(server.url)).answer)).toMatch(problem);
});

test("says when nobody listens", async () => {
  const server = await playing(ok(""));
  const { url } = server;
  await server.close();
  open.splice(0);
  expect(textOf((await get(url)).answer)).toBe("refused the connection, 4 times");
});
