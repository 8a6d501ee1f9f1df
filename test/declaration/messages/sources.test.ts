import { expect, test } from "@jest/globals";

import { messagesOf, withPiece } from "./messages-of.ts";

/** Mistakes in `sources`, and all messages about each. */
const CASES: readonly (readonly [text: string, messages: readonly RegExp[]])[] = [
  ["sources: { rpki: { from: [] } }", [/expected a URL .* or a file/]],
  ["sources: { rpki: {} }", [/`from` is missing/]],
  ["sources: { rpki: http://192.0.2.1/ }", [/expected a mapping with `from`/]],
  ["sources: { rpki: { from: /etc/vrps.json } }", [/`\/etc\/vrps.json`/]],
  ["sources: { rpki: { from: ../vrps.json } }", [/`\.\.\/vrps.json`/]],
  ["sources: { rpki: { from: 'ftp://192.0.2.1/x' } }", [/`ftp:\/\/192.0.2.1\/x` is not a URL/]],
  ["sources: { rpki: { from: 'http://' } }", [/`http:\/\/` is not a URL/]],
  ["sources: { rpki: { from: a.json, max_age: 1w } }", [/`1w` is not a time/]],
  ["sources: { rpki: { from: a.json }, max_age: 0d }", [/`0d` is not a time/]],
  ["sources: { peering_db: { from: a.json } }", [/unknown key `peering_db`.*`peeringdb`/]],
  ["sources: { peeringdb: { from: a.json, contacts: all } }", [/`all` is not one of full, roles/]],
  ["sources: { routing_table: { from: [a, ../b] } }", [/`\.\.\/b`/]],
];

test.each(CASES)("%s", (text, messages) => {
  const found = messagesOf(withPiece("file", text));
  expect(found).toHaveLength(messages.length);
  messages.forEach((message, i) => {
    expect(found[i]).toMatch(message);
  });
});

test("no credentials in a URL, and none in its message", () => {
  const text = "sources: { rpki: { from: 'https://user:hunter2@192.0.2.1/json' } }";
  const found = messagesOf(withPiece("file", text));
  expect(found.join()).toMatch(/a URL must not contain a user name, password, key or token/);
  expect(found.join()).not.toContain("hunter2");
});

test("a key is only a reference", () => {
  const text = "sources: { peeringdb: { from: a.json, key: hunter2hunter2 } }";
  const found = messagesOf(withPiece("file", text));
  expect(found.join()).toMatch(/only as the name of an environment variable.*PEERINGDB_API_KEY/);
  expect(found.join()).not.toContain("hunter2");
});
