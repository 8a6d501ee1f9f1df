import { expect, test } from "@jest/globals";

import { parsePrefix, type RegisteredObject } from "../../src/net/index.ts";
import { registeredDigest } from "../../src/sources/index.ts";
import { registered } from "../audit/evidence.ts";

const NETWORK = { network: { prefixes: [] }, peers: [] } as never;

const digest = (...objects: readonly RegisteredObject[]): string =>
  registeredDigest(NETWORK, new Map(objects.map((object) => [object.name, object])));

test("is the same for the same prefixes in any order", () => {
  const a = registered("AS-A", ["1.1.1.0/24 1", "2606:4700::/32 1", "1.1.2.0/24 1"]);
  const b = registered("AS-B", ["1.1.3.0/24 1"]);
  const turned = registered("AS-A", ["1.1.2.0/24 1", "1.1.1.0/24 2", "2606:4700::/32 1"]);
  expect(digest(a, b)).toMatch(/^[0-9a-f]{32}$/);
  expect(digest(b, turned)).toBe(digest(a, b));
});

test("is another one for other prefixes, registered or declared", () => {
  const one = digest(registered("AS-A", ["1.1.1.0/24 1"]));
  expect(digest(registered("AS-A", ["1.1.2.0/24 1"]))).not.toBe(one);
  expect(digest(registered("AS-A", ["1.1.1.0/25 1"]))).not.toBe(one);
  expect(digest()).not.toBe(one);
  const prefix = parsePrefix("192.0.2.0/24");
  if (!prefix) throw new Error("no prefix");
  const declared = { network: { prefixes: [prefix] }, peers: [] } as never;
  expect(registeredDigest(declared, new Map())).not.toBe(digest());
});
