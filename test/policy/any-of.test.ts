import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import { readLibrary, type TermDefinition } from "../../src/policy/index.ts";

/** The one term of a policy with this value after `when`, and `code: message "text pointed at"` for each mistake. */
function read(when: string, settings = "{}") {
  const text = `name: p
about: A policy.
settings: ${settings}
limits: { max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 80%, on_exceed: shutdown } }
import:
  - { name: a, when: ${when}, then: accept }
export: []
`;
  const found = new Diagnostics();
  const sources = { rules: null, lists: [], policies: [{ path: "p.yaml", text }] };
  const { library } = readLibrary([sources], found.report);
  const term: TermDefinition | undefined = library.policies.get("p")?.import[0];
  const reported = found.all.map((d) => {
    const at = d.span?.source.text.slice(d.span.start, d.span.end).trim().split("\n")[0] ?? "";
    return `${d.code}: ${d.message} "${at}"`;
  });
  return { term, reported };
}

const sound = "{ as_path_empty: true }";

describe("alternatives in a policy file", () => {
  test("are read in order, beside what must hold", () => {
    const { term, reported } = read(
      `{ rpki: { is: valid }, any_of: [${sound}, { origin: { is_not: egp }, community: { any: ["1:1"], none: ["1:2"] } }] }`,
    );
    expect(reported).toEqual([]);
    const kinds = (all: TermDefinition["when"] = []) =>
      all.map(({ negated, test: { kind } }) => (negated ? `!${kind}` : kind));
    expect(kinds(term?.when)).toEqual(["rpki"]);
    expect(term?.anyOf.map(kinds)).toEqual([
      ["as-path-empty"],
      ["!origin", "community", "!community"],
    ]);
  });

  test("may be the only thing under when", () => {
    const { term, reported } = read(`{ any_of: [${sound}, ${sound}] }`);
    expect(reported).toEqual([]);
    expect([term?.when.length, term?.anyOf.length]).toEqual([0, 2]);
  });

  test.each([
    ["none", "[]", /^value-out-of-range: this list must be at least 2 items long "\[\]"$/],
    ["one", `[${sound}]`, /^value-out-of-range: this list must be at least 2 items long "\[\{/],
    ["a mapping", sound, /^wrong-type: .*list.*mapping/],
    ["nothing", "", /^wrong-type: .*list.*nothing/],
    ["a word", "valid", /^wrong-type: .*list.*valid/],
    ["an empty one among them", `[${sound}, {}]`, /^value-out-of-range: .*at least 1 key.*"\{\}"$/],
    ["a word among them", `[${sound}, valid]`, /^wrong-type: .*"valid"$/],
    ["a list among them", `[${sound}, [${sound}]]`, /^wrong-type: /],
    ["nothing among them", `[${sound}, null]`, /^wrong-type: /],
    [
      "others among them",
      `[${sound}, { any_of: [${sound}, ${sound}] }]`,
      /^unknown-key: .*any_of.*"any_of"$/,
    ],
    ["an unknown condition", `[${sound}, { rpky: { is: valid } }]`, /^unknown-key: .*rpky/],
    ["a bad value", `[${sound}, { rpki: { is: maybe } }]`, /^unknown-value: .*maybe.*"maybe"$/],
    [
      "an unknown list",
      `[${sound}, { prefix: { in: nowhere } }]`,
      /^unknown-list: .*nowhere.*"\{ in: nowhere \}"$/,
    ],
    [
      "an unknown setting",
      `[${sound}, { prefix: { in: $nowhere } }]`,
      /^unknown-setting: .*nowhere/,
    ],
    [
      "mixed communities",
      `[${sound}, { community: { any: ["1:1", "1:1:1"] } }]`,
      /^mixed-communities/,
    ],
  ])("%s: an error with its place", (_, alternatives, wanted) => {
    const { term, reported } = read(`{ rpki: { is: valid }, any_of: ${alternatives} }`);
    expect(reported).toEqual([expect.stringMatching(wanted)]);
    expect(term).toBeUndefined();
  });

  test("with several mistakes have each of them reported", () => {
    const { reported } = read(
      `{ any_of: [{ rpky: 1 }, { rpki: { is: maybe } }, {}, { any_of: [] }] }`,
    );
    expect(reported.map((text) => text.split(":")[0]).sort()).toEqual([
      "unknown-key",
      "unknown-key",
      "unknown-value",
      "value-out-of-range",
    ]);
  });
});
