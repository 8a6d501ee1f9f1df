import { describe, expect, test } from "@jest/globals";

import { receivedOn, registered, registryWith } from "../evidence.ts";
import { decided, short } from "../harness.ts";

const of = (
  check: string,
  objects: readonly string[],
  sent: readonly string[],
  peer = "",
): string =>
  short(
    decided(`${check}: {}`, {
      peers: `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
${peer}    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`,
      material: {
        registry: registryWith(registered("RADB::AS-PEER", objects)),
        received: receivedOn({ PEERC_AS13335_IX_V4: sent }),
      },
    }),
  );

describe("origin_in_as_set", () => {
  const registry = ["1.1.1.0/24 13335", "104.16.0.0/13 209242"];
  const check = (...sent: readonly string[]) => of("origin_in_as_set", registry, sent);

  test.each([
    [["1.1.1.0/24 13335"], "ok"],
    // What is registered for one member may come from another: that is another check.
    [["1.1.1.0/24 13335 209242"], "ok"],
    [["1.1.1.0/24 13335 64500 209242 209242"], "ok"],
    [["1.1.1.0/24 13335 209242 64500"], "violated"],
    [["0.0.0.0/0 13335 64500"], "ok"],
    [["1.1.1.0/24 13335 {13335,209242}"], "ok"],
    [["1.1.1.0/24 13335 {64500,64501}"], "violated"],
    [["1.1.1.0/24 13335 {13335,64500}"], "undecided"],
    [["1.1.1.0/24"], "undecided"],
    [[], "undecided"],
  ])("%j is %s", (sent, verdict) => {
    expect(check(...sent).split(":")[0]).toBe(verdict);
  });

  test("does not count what only the declaration adds", () => {
    const sent = ["1.1.1.0/24 13335 1299"];
    expect(of("origin_in_as_set", registry, sent, "    origins: [1299]\n")).toMatch(
      /^violated: 1 route on .* of an origin that is not in RADB::AS-PEER: 1\.1\.1\.0\/24/,
    );
  });
});

describe("route_object_origin", () => {
  const check = (objects: readonly string[], ...sent: readonly string[]) =>
    of("route_object_origin", objects, sent);

  test.each([
    ["the same", ["1.1.1.0/24 13335"], ["1.1.1.0/24 13335"], "ok"],
    ["one of two", ["1.1.1.0/24 1", "1.1.1.0/24 2"], ["1.1.1.0/24 13335 2"], "ok"],
    ["another", ["1.1.1.0/24 1"], ["1.1.1.0/24 13335"], "violated"],
    ["hidden by an AS_SET", ["1.1.1.0/24 1"], ["1.1.1.0/24 13335 {1}"], "violated"],
    ["not registered", ["1.1.1.0/24 1"], ["1.1.2.0/24 13335"], "ok"],
    ["inside of a registered one", ["1.1.0.0/16 1"], ["1.1.2.0/24 13335"], "ok"],
    ["of unknown origin", ["1.1.1.0/24"], ["1.1.1.0/24 13335"], "undecided"],
    ["known beside unknown", ["1.1.1.0/24", "1.1.1.0/24 13335"], ["1.1.1.0/24 13335"], "ok"],
  ])("%s is %#: %j, %j", (_, objects, sent, verdict) => {
    expect(check(objects, ...sent).split(":")[0]).toBe(verdict);
  });
});

test("nothing is decided without the as-set", () => {
  for (const check of ["origin_in_as_set", "route_object_origin"]) {
    const material = { registry: new Map(), received: receivedOn({}) };
    expect(short(decided(`${check}: {}`, { material }))).toBe(
      "undecided: the snapshot has no RADB::AS-PEER",
    );
  }
});
