import { describe, expect, test } from "@jest/globals";

import { Diagnostics, type Source } from "../../src/diagnostics/index.ts";
import { policyNames, readLibrary } from "../../src/policy/index.ts";
import { shippedSources } from "../fixtures/shipped-policies.ts";

const policy = (name: string, settings: string, imports: string) => `name: ${name}
about: A policy.
limits: { max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 80%, on_exceed: shutdown } }
settings: { ${settings} }
import:
${imports}
export: []
`;

const RULES = `
rules:
  listed: { about: L., if: accepted, when: { prefix: { not_in: $accepted } }, then: { reject: not-listed } }
`;

/** Reads policies; gives what they declare, and of each diagnostic its code, its text and its hint. */
function read(...texts: readonly string[]) {
  const found = new Diagnostics();
  const source = (path: string, text: string): Source => ({ path, text });
  const own = {
    rules: source("rules.yaml", RULES),
    lists: [],
    policies: texts.map((text, i) => source(`p${i}.yaml`, text)),
  };
  const { library } = readLibrary([shippedSources(), own], found.report);
  const reported = found.all.map(({ code, span, hint }) => {
    const at = span?.source.text.slice(span.start, span.end).trim().split("\n")[0] ?? "";
    return `${code} ${at}${hint === undefined ? "" : ` (${hint})`}`;
  });
  return { types: Object.fromEntries(policyNames(library).settings), reported };
}

const one = (settings: string, imports = "  - use: accept-remaining") =>
  read(policy("p", settings, imports)).reported;
const term = (rest: string) => `  - { name: t, ${rest}, then: accept }`;

test("a policy declares settings of three types, with or without a default, and uses them in its terms and rules", () => {
  const settings = `accepted: { type: prefixes, default: [10.0.0.0/8^+, "fc00::/7"] }, who: { type: asns },
  marks: { type: communities, default: [no-export] }, other: { type: prefixes, default: bogon-prefixes }`;
  const imports = [
    "  - use: listed",
    `  - { name: t, if: who, when: { as_path_origin: { in: $who }, as_path_contains: { in: $who }, community: { none: $marks }, prefix: { in: $other } }, edit: { add_communities: $marks }, then: accept }`,
  ].join("\n");
  const { types, reported } = read(policy("p", settings, imports));
  expect(reported).toEqual([]);
  expect(types).toMatchObject({
    accepted: "prefixes",
    who: "asns",
    marks: "communities",
    other: "prefixes",
  });
});

describe("a setting of a policy's own is refused", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "misspelt",
      "max_lenght: { ipv4: 24, ipv6: 48 }",
      ["unknown-key max_lenght (did you mean `max_length`?)"],
    ],
    [
      "without a type",
      "mine: [10.0.0.0/8]",
      [
        "unknown-key mine (a setting of the policy's own is declared with its type: mine: { type: prefixes }; others are max_length, min_length, max_as_path, local_preference, more_specifics, blackhole, prepend, med, communities)",
      ],
    ],
    [
      "of an unknown type",
      "mine: { type: prefix }",
      ["unknown-value prefix (did you mean `prefixes`?)"],
    ],
    [
      "with more keys",
      "mine: { type: asns, of: 1 }",
      ["unknown-key of (known keys: type, default)"],
    ],
    ["with a name of another thing", "peer: { type: asns }", ["invalid-value peer"]],
    ["with a name of another form", "Mine-2: { type: asns }", ["invalid-value Mine-2"]],
    [
      "with an entry alone",
      "mine: { type: asns, default: 42 }",
      ["invalid-value 42 (write it as a list: [42])"],
    ],
    ["with a mapping", "mine: { type: asns, default: { a: 1 } }", ["invalid-value { a: 1 }"]],
    [
      "with a list that there is not",
      "mine: { type: asns, default: bogon-asn }",
      ["unknown-list mine (did you mean `bogon-asns`?)"],
    ],
    [
      "with a list that peerc makes",
      "mine: { type: prefixes, default: registered }",
      ["unknown-list mine (lists here: bogon-prefixes)"],
    ],
    [
      "with host bits",
      "mine: { type: prefixes, default: [10.0.0.1/8] }",
      ["invalid-value 10.0.0.1/8"],
    ],
    [
      "with ASNs the wrong way round",
      "mine: { type: asns, default: [9-7, 1] }",
      ["invalid-value 9-7"],
    ],
    [
      "with an ASN that is none",
      "mine: { type: asns, default: [4294967296] }",
      ["invalid-value 4294967296"],
    ],
    [
      "with a community of ours",
      `mine: { type: communities, default: ["$own:1"] }`,
      [`invalid-value "$own:1"`],
    ],
    [
      "with a name for communities",
      "mine: { type: communities, default: no-export }",
      ["invalid-value no-export (write it as a list: [no-export])"],
    ],
  ])("%s", (_, settings, reported) => {
    expect(one(settings)).toEqual(reported);
  });
});

describe("a term may not read", () => {
  const settings = "mine: { type: prefixes }";

  test.each<[string, string, readonly string[]]>([
    [
      "what is not declared",
      term("when: { prefix: { in: $other } }"),
      [
        "unknown-setting $other (declare it under the policy's `settings`: other: { type: prefixes })",
      ],
    ],
    [
      "what is misspelt",
      term("when: { prefix: { in: $mines } }"),
      ["unknown-setting $mines (did you mean `$mine`?)"],
    ],
    [
      "what is misspelt after `if`",
      term("if: mines"),
      ["unknown-setting mines (did you mean `mine`?)"],
    ],
    [
      "what is no list",
      term("when: { as_path_origin: { in: $max_as_path } }"),
      [
        "unknown-setting $max_as_path (declare one under the policy's `settings`: accepted: { type: asns })",
      ],
    ],
    [
      "what is never off",
      term("if: max_as_path"),
      [
        "unknown-setting max_as_path (settings that can stand here: more_specifics, blackhole, prepend, med, communities, mine)",
      ],
    ],
    [
      "what contains something else",
      term("when: { as_path_origin: { in: $mine } }"),
      ["setting-type $mine (declare `mine: { type: asns }`, or name another setting)"],
    ],
    [
      "what holds something else, to add it",
      "  - { name: t, edit: { add_communities: $mine } }",
      ["setting-type $mine (declare `mine: { type: communities }`, or name another setting)"],
    ],
    [
      "what a rule needs",
      "  - use: listed",
      [
        "unknown-setting use: listed (declare it under the policy's `settings`: accepted: { type: prefixes })",
      ],
    ],
  ])("%s", (_, imports, reported) => {
    expect(one(settings, imports)).toEqual(reported);
  });
});

test("one name has one type in all policies", () => {
  const two = ["asns", "prefixes"].map((type, i) =>
    policy(`p${i}`, `mine: { type: ${type} }`, "  - use: accept-remaining"),
  );
  expect(read(...two).reported).toEqual(["setting-types-differ mine (rename one of the two)"]);
});
