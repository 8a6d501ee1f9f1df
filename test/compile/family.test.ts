import { expect, test } from "@jest/globals";

import type { Term } from "../../src/policy/index.ts";
import { compileNetwork } from "../fixtures/network.ts";

const PEERS = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    policy: mine
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
      - { router: gru1, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::20" }
`;

/** The import terms of the two sessions, made of the text of some terms, and what was reported. */
function importTerms(
  terms: string,
  peers = PEERS,
): {
  readonly terms: Readonly<Record<string, readonly Term[]>>;
  readonly reported: readonly string[];
} {
  const mine = `
name: mine
about: For a test.
limits: { max_prefixes: { ipv4: 10, ipv6: 10, warn_at: 80%, on_exceed: warn } }
import:
${terms}
export: []
`;
  const { plans, reported } = compileNetwork({ peers, policies: { mine } });
  const sessions = plans?.flatMap(({ peers }) => peers.flatMap((peer) => peer.sessions)) ?? [];
  return {
    reported,
    terms: Object.fromEntries(sessions.map((s) => [s.family, s.import.terms])),
  };
}

test("a term for one family is there for its sessions alone, without a test, and moves no number", () => {
  const { terms, reported } = importTerms(`
  - { name: four, when: { family: ipv4 }, then: { reject: four } }
  - { name: six, when: { as_path_empty: true, family: ipv6 }, then: accept }
  - { name: both, then: accept }
`);
  expect(reported).toEqual([]);
  const seen = (all: readonly Term[] = []) =>
    all.map(({ name, number, when }) => [name, number, when.map(({ test: t }) => t.kind)]);
  expect(seen(terms["ipv4"])).toEqual([
    ["four", 100, []],
    ["both", 300, []],
  ]);
  expect(seen(terms["ipv6"])).toEqual([
    ["six", 200, ["as-path-empty"]],
    ["both", 300, []],
  ]);
});

test("a setting that a term for the other family needs is not missing", () => {
  const needs = (family: string) =>
    `  - { name: long, when: { prefix: { longer_than: $max_length }, family: ${family} }, then: accept }`;
  const v4 = PEERS.split("\n").slice(0, -2).join("\n") + "\n";
  expect(importTerms(needs("ipv6"), v4).reported).toEqual([]);
  expect(importTerms(needs("ipv4"), v4).reported).toEqual([
    expect.stringMatching(/^setting-missing/),
  ]);
});

test("it is one of two words", () => {
  expect(importTerms(`  - { name: a, when: { family: ipv5 }, then: accept }`).reported).toEqual([
    expect.stringMatching(/^(unknown-value|invalid-value|schema)/),
  ]);
});
