import { describe, expect, test } from "@jest/globals";

import { loadAssertions, type AssertionFile } from "../../src/assertions/index.ts";
import type { Names } from "../../src/assertions/names.ts";
import { createLocate, Diagnostics } from "../../src/diagnostics/index.ts";
import { shippedPolicies } from "../fixtures/shipped-policies.ts";

const NAMES: Names = {
  ownAsn: 4200000001,
  peers: new Map([
    [13335, "Cloudflare"],
    [1299, "Arelion"],
  ]),
  routers: ["gru1", "mia1"],
  exchanges: ["ix-br-sp"],
  interfaces: ["xe-0/0/1"],
  sessions: ["PEERC_AS13335_IX_BR_SP_V4"],
  reasons: ["bogon-prefix", "not-in-irr"],
  lists: shippedPolicies().lists,
  open: new Set(),
};

/** Loads the items of one file; diagnostics as `line:column code: message (hint)`. */
function load(items: string): {
  readonly files: readonly AssertionFile[] | null;
  readonly reported: readonly string[];
} {
  const diagnostics = new Diagnostics();
  const source = { path: "tests/x.yaml", text: `assertions:\n${items}\n` };
  const files = loadAssertions([source], NAMES, diagnostics.report);
  const locate = createLocate();
  const reported = diagnostics.all.map(({ span, code, message, hint }) => {
    const at = span ? locate(span).start : { line: 0, column: 0 };
    return `${at.line}:${at.column} ${code}: ${message}${hint === undefined ? "" : ` (${hint})`}`;
  });
  return { files, reported };
}

const one = (scope: string, routes: string, expectation: string) =>
  load(`- name: it\n  ${scope}\n  ${routes}\n  expect: ${expectation}`);

const ON = "on: { direction: import }";
const EVERY = "every: {}";

describe("a file of assertions", () => {
  test("is read", () => {
    const { files, reported } = one(
      "on: { direction: [import, export], peer: 13335, session: AS13335_IX_BR_SP_V4, exchange: ix-br-sp, pni: [xe-0/0/1], except: { router: gru1 } }",
      'route: { prefix: 192.0.2.0/24, as_path: "$peer {1,2} $own", communities: ["$own:1:2"] }',
      "{ accept: { next_hop: $peer } }",
    );
    expect(reported).toEqual([]);
    const [assertion] = files?.[0]?.assertions ?? [];
    expect(assertion).toMatchObject({
      name: "it",
      scope: {
        kind: "on",
        directions: ["import", "export"],
        sessions: {
          peers: [13335],
          sessions: ["PEERC_AS13335_IX_BR_SP_V4"],
          places: ["ix-br-sp", "xe-0/0/1"],
          relations: null,
          except: { routers: ["gru1"] },
        },
      },
      routes: {
        sketch: {
          asPath: ["peer", [1, 2], 4200000001],
          communities: [{ kind: "large", global: 4200000001, local1: 1, local2: 2 }],
          nextHop: null,
          rpki: "not-found",
        },
      },
      expectation: { kind: "accept", attributes: { nextHop: "peer" } },
    });
  });

  const mistakes: readonly (readonly [ReturnType<typeof load>, string])[] = [
    // ---- What is asked of whom
    [one("on: {}", EVERY, "reject"), "3:3 missing-key: the key `direction` is missing"],
    [
      one("on: { direction: improt }", EVERY, "reject"),
      "3:20 unknown-value: `improt` is not one of import, export (did you mean `import`?)",
    ],
    [
      one("on: { direction: import, relation: [peer, peeer] }", EVERY, "reject"),
      "3:45 unknown-value: `peeer` is not one of peer, customer, transit, route-server, route-collector (did you mean `peer`?)",
    ],
    [
      one("from: {}\n  to: {}", EVERY, "unchanged"),
      "6:11 assertion-attribute: `unchanged` has no meaning here: a change applies to single sessions, with `on`",
    ],
    [
      one("on: { direction: import, peer: 13336 }", EVERY, "reject"),
      "3:34 unknown-name: there is no peer `AS13336` (did you mean 13335 (Cloudflare)?)",
    ],
    [
      one("on: { direction: import, session: AS13335_IX_BR_SP_V6 }", EVERY, "reject"),
      "3:37 unknown-name: there is no session `AS13335_IX_BR_SP_V6` (did you mean `AS13335_IX_BR_SP_V4`?)",
    ],
    [
      one("on: { direction: import, except: { router: gru2 } }", EVERY, "reject"),
      "3:46 unknown-name: there is no router `gru2` (did you mean `gru1`?)",
    ],
    [
      one("on: { direction: import, exchange: ix-br-pr, pni: xe-0/0/2 }", EVERY, "reject"),
      "3:38 unknown-name: there is no exchange `ix-br-pr` (did you mean `ix-br-sp`?)",
    ],
    [
      one("from: { peer: 1299 }", EVERY, "reject"),
      "2:3 assertion-scope: an assertion needs either `on`, or `from` and `to`",
    ],
    [
      one("on: { direction: import }\n  to: {}", EVERY, "reject"),
      "2:3 assertion-scope: an assertion needs either `on`, or `from` and `to`",
    ],
    // ---- Which routes
    [one(ON, "about: nothing", "reject"), "2:3 assertion-routes"],
    [one(ON, "every: {}\n  route: { prefix: 192.0.2.0/24 }", "reject"), "2:3 assertion-routes"],
    [
      one(ON, "route: { prefix: 192.0.2.1/24 }", "reject"),
      "4:20 invalid-value: `192.0.2.1/24` is not a prefix without host bits",
    ],
    [
      one(ON, "route: { prefix: 192.0.2.0/33 }", "reject"),
      "4:20 invalid-value: `192.0.2.0/33` is not a prefix like 192.0.2.0/24",
    ],
    [
      one(ON, 'route: { prefix: 192.0.2.0/24, as_path: "$per 1" }', "reject"),
      "4:43 invalid-value: `$per 1` is not an AS_PATH",
    ],
    [
      one(ON, "route: { prefix: 192.0.2.0/24, next_hop: here }", "reject"),
      "4:44 invalid-value: `here` is not an IP address",
    ],
    [
      one(ON, 'route: { prefix: 192.0.2.0/24, communities: ["70000:1"] }', "reject"),
      "4:48 invalid-value: `70000:1` is not a community",
    ],
    [
      one(ON, 'route: { prefix: 192.0.2.0/24, communities: ["$own:1"] }', "reject"),
      "4:48 invalid-value: `$own:1` is not a standard community: AS4200000001 has more than 16 bits",
    ],
    [
      one(ON, "every: { prefix: { in: [bogon-prefixs] } }", "reject"),
      "4:27 unknown-name: there is no list of prefixes `bogon-prefixs` (did you mean `bogon-prefixes`?)",
    ],
    [
      one(ON, "every: { prefix: { in: 10.0.0.0/8^7 } }", "reject"),
      "4:26 invalid-value: `10.0.0.0/8^7` is not a prefix like",
    ],
    [
      one(ON, "every: { as_path_contains: { in: [bogon-prefixes] } }", "reject"),
      "4:37 unknown-name: there is no list of ASNs `bogon-prefixes`",
    ],
    [
      one(ON, "every: { as_path_contains: { in: 10-5 } }", "reject"),
      "4:36 invalid-value: `10-5` is not an ASN, or a range like 64496-64511",
    ],
    [
      one(ON, 'every: { community: { any: "70000:*" } }', "reject"),
      "4:30 invalid-value: `70000:*` is not a community, or some of an ASN",
    ],
    [
      one(ON, 'every: { community: { any: "64500:9-1" } }', "reject"),
      "4:30 invalid-value: `64500:9-1` is not a community, or some of an ASN",
    ],
    [
      one(ON, 'every: { community: { any: "64500:1-70000" } }', "reject"),
      "4:30 invalid-value: `64500:1-70000` is not a community, or some of an ASN",
    ],
    [
      one(ON, 'every: { community: { any: "64500:1:*:*" } }', "reject"),
      "4:30 invalid-value: `64500:1:*:*` is not a community, or some of an ASN",
    ],
    [
      one(ON, 'every: { community: { any: "64500:1:9-4294967296" } }', "reject"),
      "4:30 invalid-value: `64500:1:9-4294967296` is not a community, or some of an ASN",
    ],
    [
      one(ON, 'every: { community: { any: "4294967296:*:*" } }', "reject"),
      "4:30 invalid-value: `4294967296:*:*` is not a community, or some of an ASN",
    ],
    [
      one(ON, "every: { prefixes: {} }", "reject"),
      "4:12 unknown-key: unknown key `prefixes` (did you mean `prefix`?)",
    ],
    [one(ON, "every: { rpki: { is: unknown } }", "reject"), "4:24 unknown-value"],
    // ---- What becomes of them
    [
      one(ON, EVERY, "{ reject: not-in-ir }"),
      "5:21 unknown-name: there is no reason `not-in-ir` (did you mean `not-in-irr`?)",
    ],
    [
      one(ON, EVERY, "acept"),
      "5:11 unknown-value: `acept` is not one of accept, reject, not-newly-accepted, not-newly-rejected, unchanged (did you mean `accept`?)",
    ],
    [one(ON, EVERY, "{ accept: {} }"), "5:21 value-out-of-range"],
    [one(ON, EVERY, "{ accept: { local_pref: 3 } }"), "5:23 unknown-key: unknown key `local_pref`"],
    [
      one(ON, EVERY, "{ accept: { as_path: $peer } }"),
      "5:32 assertion-attribute: `as_path` has no meaning here",
    ],
    [
      one("from: {}\n  to: {}", EVERY, "{ accept: { next_hop: 192.0.2.1 } }"),
      "6:33 assertion-attribute: `next_hop` has no meaning here",
    ],
    [one(ON, EVERY, "{ accept: { next_hop: 192.0.2.300 } }"), "5:33 invalid-value"],
    // ---- The file
    [load("  []"), "2:3 value-out-of-range"],
    [load("- name: 'a\u0009b'\n  on: { direction: import }\n  every: {}\n  expect: reject"), "2:9"],
    [
      load(
        [1, 2]
          .map(() => "- name: a\n  on: { direction: import }\n  every: {}\n  expect: reject\n")
          .join(""),
      ),
      "6:9 defined-twice: a is defined twice",
    ],
  ];

  test.each(mistakes.map(([result, expected]) => [expected, result] as const))(
    "%s",
    (expected, { files, reported }) => {
      expect(reported[0]).toContain(expected);
      expect(files).toBeNull();
    },
  );
});
