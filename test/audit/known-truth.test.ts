import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

import { audit } from "./harness.ts";
import { ALL, CASES, PEERS } from "./known-cases.ts";
import { auditCaseOf } from "./known-peers.ts";

/** The shipped agreement's own checks, by id. */
const CHECKS = Object.fromEntries(
  (
    parse(readFileSync("policies/agreements/azion.yaml", "utf8")) as {
      checks: readonly { id: string; check: object }[];
    }
  ).checks.map(({ id, check }) => [id, JSON.stringify(check).slice(1, -1)]),
);

describe("of peers of which everything is known", () => {
  const results = audit(auditCaseOf(PEERS, CHECKS)).peers;
  const byAsn = new Map(results.map((peer) => [peer.asn, peer]));

  test.each(ALL.map(({ name, said = {} }, i) => ({ name, said, peer: PEERS[i]! })))(
    "one that $name is judged by that alone",
    ({ said, peer }) => {
      const found = byAsn
        .get(peer.asn)!
        .results.map(({ entry, decision }) => [entry.id, decision.verdict]);
      const expected = Object.keys(CHECKS).map((id) => [id, said[id] ?? "ok"]);
      expect(found).toEqual(expected);
    },
  );

  test("there are more than a hundred of them, of each kind", () => {
    expect(new Set(ALL.map(({ name }) => name)).size).toBeGreaterThan(100);
  });

  test("every violation comes with a fact, every open question with a way to decide it", () => {
    for (const { decision } of results.flatMap((peer) => peer.results)) {
      if (decision.verdict !== "undecided") expect(decision.facts).not.toEqual([]);
      else expect(decision.lack).toEqual({ why: expect.any(String), remedy: expect.any(String) });
    }
  });

  test("there is an example of every verdict but one that cannot be", () => {
    const verdicts = (id: string) =>
      [...new Set(CASES.map(({ said = {} }) => said[id] ?? "ok"))].sort();
    for (const id of Object.keys(CHECKS)) {
      const all =
        id === "public-asn" || id === "as-set"
          ? ["ok", "violated"]
          : ["ok", "undecided", "violated"];
      expect([id, verdicts(id)]).toEqual([id, all]);
    }
  });
});
