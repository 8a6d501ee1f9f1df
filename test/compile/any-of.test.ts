import { describe, expect, test } from "@jest/globals";

import type { Term } from "../../src/policy/index.ts";
import { explain } from "../../src/report/explain.ts";
import { compileNetwork } from "../fixtures/network.ts";
import { community } from "../fixtures/plan.ts";
import { USUAL } from "../fixtures/usual-route.ts";

const PEERS = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    policy: mine
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;

/** The one session whose import policy is made of the text of some terms, and what was reported. */
function compile(imports: string, settings = "{}") {
  const mine = `
name: mine
about: For a test.
settings: ${settings}
limits: { max_prefixes: { ipv4: 10, ipv6: 10, warn_at: 80%, on_exceed: warn } }
import:
${imports}
export: []
`;
  const { plans, reported } = compileNetwork({ peers: PEERS, policies: { mine } });
  const session = plans?.flatMap(({ peers }) => peers.flatMap((peer) => peer.sessions))[0];
  return { reported, session, terms: session?.import.terms ?? [] };
}

/** The kinds of the conditions of a term, with `!` for a negation. */
const tests = (term: Term | undefined) =>
  term && {
    when: term.when.map(({ negated, test: t }) => (negated ? `!${t.kind}` : t.kind)),
    anyOf: term.anyOf.map((all) =>
      all.map(({ negated, test: t }) => (negated ? `!${t.kind}` : t.kind)),
    ),
  };

const one = (when: string) =>
  tests(compile(`  - { name: a, when: ${when}, then: accept }`).terms[0]);

describe("alternatives for a session", () => {
  test("are as written", () => {
    expect(
      one(
        '{ prefix: { in: bogon-prefixes }, any_of: [{ community: { any: ["$own:10:1"], none: ["$own:11:1"] } }, { as_path_length: { over: 5 }, as_path_first: { is_not: $peer } }] }',
      ),
    ).toEqual({
      when: ["prefix"],
      anyOf: [
        ["community", "!community"],
        ["as-path-length", "!as-path-first"],
      ],
    });
  });

  test("without those that can never hold, and the last one left is like any condition", () => {
    const never = "{ family: ipv6, rpki: { is: invalid } }";
    const empty = "{ prefix: { in: $none } }";
    const settings = "{ none: { type: prefixes, default: [] } }";
    const compiled = (when: string) =>
      tests(compile(`  - { name: a, when: ${when}, then: accept }`, settings).terms[0]);
    const rest = "{ rpki: { is: valid } }, { as_path_empty: true }";
    expect(compiled(`{ any_of: [${never}, ${empty}, ${rest}] }`)).toEqual({
      when: [],
      anyOf: [["rpki"], ["as-path-empty"]],
    });
    expect(
      compiled(`{ as_path_empty: true, any_of: [${never}, { rpki: { is: valid } }] }`),
    ).toEqual({ when: ["as-path-empty", "rpki"], anyOf: [] });
    // Of one kind there is only one among those that must hold.
    expect(
      compiled(
        `{ prefix: { in: bogon-prefixes }, any_of: [${empty}, { prefix: { in: own-prefixes } }] }`,
      ),
    ).toEqual({ when: ["prefix"], anyOf: [["prefix"]] });
  });

  test("are none if one of them always holds, and the conditions beside them stay", () => {
    expect(
      one("{ as_path_empty: true, any_of: [{ family: ipv4 }, { rpki: { is: valid } }] }"),
    ).toEqual({ when: ["as-path-empty"], anyOf: [] });
    expect(one("{ any_of: [{ rpki: { is: valid } }, { family: ipv4 }] }")).toEqual({
      when: [],
      anyOf: [],
    });
  });

  test("that can all never hold leave the term out, and its settings are not missing", () => {
    const { terms, reported } = compile(`
  - name: never
    when:
      prefix: { longer_than: $max_length }
      any_of:
        - { family: ipv6 }
        - { family: ipv6, as_path_length: { over: $max_as_path } }
    then: accept
  - { name: rest, then: accept }
`);
    expect(terms.map(({ name }) => name)).toEqual(["rest"]);
    expect(reported).toEqual([]);
  });

  test("that are all empty lists leave the term out, never its alternatives alone", () => {
    const settings =
      "{ none: { type: prefixes, default: [] }, nobody: { type: asns, default: [] } }";
    const { terms, reported } = compile(
      `
  - name: never
    when: { rpki: { is: invalid }, any_of: [{ prefix: { in: $none } }, { as_path_origin: { in: $nobody } }] }
    then: { reject: never }
  - name: one
    when: { any_of: [{ prefix: { in: $none } }, { prefix: { not_in: $none }, as_path_empty: true }] }
    then: accept
`,
      settings,
    );
    expect(reported).toEqual([]);
    expect(terms.map(({ name }) => name)).toEqual(["one"]);
    expect(tests(terms[0])).toEqual({ when: ["as-path-empty"], anyOf: [] });
  });

  test("with a setting that nobody sets are an error, whatever the others are", () => {
    const alternatives = "[{ rpki: { is: valid } }, { prefix: { longer_than: $max_length } }]";
    const { reported } = compile(
      `  - { name: a, when: { any_of: ${alternatives} }, then: accept }`,
    );
    expect(reported).toEqual([expect.stringMatching(/^setting-missing/)]);
  });

  test("count where a policy must not test what an earlier term edits", () => {
    const { reported } = compile(`
  - { name: prepend, edit: { prepend: 1 } }
  - { name: a, when: { any_of: [{ rpki: { is: valid } }, { as_path_empty: true }] }, then: accept }
`);
    expect(reported).toEqual([expect.stringMatching(/^test-after-edit/)]);
  });

  test("count where a policy reads what is registered, and RPKI needs a cache", () => {
    const reads = "[{ rpki: { is: invalid } }, { prefix: { not_in: registered } }]";
    const peers = PEERS.replace(
      "relation: peer",
      "relation: peer\n    as_sets: [RADB::AS-CLOUDFLARE]",
    );
    const mine = `
name: mine
about: For a test.
limits: { max_prefixes: { ipv4: 10, ipv6: 10, warn_at: 80%, on_exceed: warn } }
import:
  - { name: a, when: { any_of: ${reads} }, then: { reject: bad } }
  - { name: b, then: accept }
export: []
`;
    const { reported } = compileNetwork({
      peers,
      policies: { mine },
      objects: {},
    });
    expect(reported.join("\n")).toContain("RADB::AS-CLOUDFLARE");
  });
});

test("an alternative that a platform cannot test needs a waiver for its term, like any condition", () => {
  const mine = `
name: mine
about: For a test.
limits: { max_prefixes: { ipv4: 10, ipv6: 10, warn_at: 80%, on_exceed: warn } }
import:
  - { name: odd, when: { any_of: [{ as_path_empty: true }, { as_path_has_set: true }] }, then: { reject: odd } }
  - { name: rest, then: accept }
export: []
`;
  const on = (waive: string) =>
    compileNetwork({
      peers: PEERS,
      policies: { mine },
      routers: `\n  gru1: { platform: junos, router_id: 192.0.2.1${waive} }\n`,
    });
  expect(on("").reported).toEqual([expect.stringMatching(/^waiver-needed/)]);
  const { reported, plans } = on(", waive: [odd]");
  expect(reported).toEqual([expect.stringMatching(/^rule-waived/)]);
  const terms = plans?.[0]?.peers[0]?.sessions[0]?.import.terms ?? [];
  expect(terms.map(({ name }) => name)).toEqual(["rest"]);
});

describe("an explanation", () => {
  const { session } = compile(`
  - name: steer
    when:
      rpki: { is: not-found }
      any_of:
        - community: { any: ["64500:10", "64500:11"] }
        - { as_path_length: { over: 2 }, as_path_first: { is: $peer } }
    edit: { set_local_preference: 50 }
    then: accept
`);
  const because = (change: Partial<typeof USUAL>) =>
    session &&
    explain(session, "import", { ...USUAL, ...change }, { objects: [], prefixes: [], origins: [] })
      .steps[0];

  test("names the alternative that holds, with all its conditions", () => {
    expect(because({ asPath: [13335, 1, 2] })?.because.slice(-2)).toEqual([
      expect.stringMatching(/^alternative 2 of 2: .*3 hops/),
      expect.stringMatching(/^alternative 2 of 2: .*13335/),
    ]);
    expect(because({ communities: [community("64500:11")] })?.because.at(-1)).toMatch(
      /^alternative 1 of 2: communities \(64500:11\): one of/,
    );
  });

  test("explains for each alternative why it does not hold", () => {
    const step = because({ asPath: [64500, 1, 2] });
    expect(step?.applied).toBe(false);
    expect(step?.because).toEqual([
      expect.stringMatching(/^alternative 1 of 2: communities \(none\): none of/),
      expect.stringMatching(/^alternative 2 of 2: .*64500.*13335/),
    ]);
  });
});
