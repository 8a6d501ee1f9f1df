import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { CHECKS, loadAgreement, OWN_CHECKS } from "../../../src/audit/index.ts";
import { keyOfCheck } from "../../../src/audit/agreement/key-of-check.ts";
import { createLocate, Diagnostics } from "../../../src/diagnostics/index.ts";

/** What is said of a file: `line: message (hint)`. */
function reported(text: string): readonly string[] {
  const diagnostics = new Diagnostics();
  const loaded = loadAgreement({ path: "a.yaml", text }, diagnostics.report);
  expect(loaded === null).toBe(diagnostics.failed);
  const locate = createLocate();
  return diagnostics.all.map(({ message, span, hint }) => {
    const line = span ? locate(span).start.line : "?";
    return `${line}: ${message}${hint === undefined ? "" : ` (${hint})`}`;
  });
}

function load(text: string) {
  const diagnostics = new Diagnostics();
  const agreement = loadAgreement({ path: "a.yaml", text }, diagnostics.report);
  expect(diagnostics.all).toEqual([]);
  if (!agreement) throw new Error("not loaded");
  return agreement;
}

const SMALL = `title: Policy
checks:
  - { id: asn, text: A public ASN., check: { public_asn: {} } }
`;

describe("an agreement", () => {
  test("has what its file says, and the usual where that says nothing", () => {
    const small = load(SMALL);
    expect(small).toMatchObject({
      path: "a.yaml",
      title: { en: "Policy", pt: null },
      intro: null,
      contact: null,
      relations: ["peer"],
      maxAge: 30 * 86_400_000,
    });
    expect(small.entries).toMatchObject([
      {
        id: "asn",
        text: { en: "A public ASN.", pt: null },
        isPublished: true,
        check: { kind: "public-asn" },
      },
    ]);
    const large = load(`title: Policy
intro: |
  One.

  Two.
contact: Write to us.
pt: { title: Política, intro: Um., contact: Escreva. }
relations: [peer, customer]
max_age: 7d
checks:
  - id: traffic
    text: 1 Gbps.
    pt: 1 Gbit/s.
    published: false
    check: { traffic: { at_least: 1.5 Gbps, direction: received } }
  - { id: noc, text: A NOC., check: { noc_contact: { roles: [Technical], by: [phone] } } }
`);
    expect(large).toMatchObject({
      title: { en: "Policy", pt: "Política" },
      intro: { en: "One.\n\nTwo.\n", pt: "Um." },
      contact: { en: "Write to us.", pt: "Escreva." },
      relations: ["peer", "customer"],
      maxAge: 7 * 86_400_000,
    });
    expect(large.entries).toMatchObject([
      {
        text: { en: "1 Gbps.", pt: "1 Gbit/s." },
        isPublished: false,
        check: { kind: "traffic", atLeast: 1_500_000_000, direction: "received" },
      },
      { check: { kind: "noc-contact", roles: ["Technical"], by: ["phone"] } },
    ]);
  });

  test.each(readdirSync("policies/agreements"))("%s is shipped, without a mistake", (name) => {
    const { entries, title, intro, contact } = load(
      readFileSync(`policies/agreements/${name}`, "utf8"),
    );
    // It is published in two languages.
    const texts = [title, intro, contact, ...entries.map(({ text }) => text)];
    expect(texts.filter((words) => !words?.pt)).toEqual([]);
    expect(entries.length).toBeGreaterThan(2);
  });
});

describe("mistakes in an agreement", () => {
  test("are all reported at once, each with its line and what was meant", () => {
    expect(
      reported(`titel: Policy
intro: "a\\e[31mb"
pt: { titulo: x }
relations: [peers, peer, peer]
max_age: 30
checks:
  - { id: Traffic, text: a, check: { traffic: { at_least: 500 } } }
  - { id: noc, text: a, check: { noc_contacts: {} } }
  - { id: noc, text: a, check: { noc_contact: { role: [NOC], by: [mail] } } }
  - { id: both, text: a, check: { public_asn: {}, traffic: { at_least: 1Mbps } } }
  - { id: none, text: a }
  - { id: empty, text: " ", pt: "a\\nb", check: {} }
  - { id: asn, text: a, published: no, check: { public_asn: { at_least: 1 } } }
  - { id: asn, text: a, check: { traffic: {} } }
  - { id: rate, text: a, check: { traffic: { at_least: 500 MB, direction: up } } }
`),
    ).toEqual([
      "1: unknown key `titel` (did you mean `title`?)",
      "2: `a\u001b[31mb` is not a text without control characters",
      "3: unknown key `titulo` (did you mean `title`?)",
      "4: `peers` is not one of peer, customer, transit, route-server, route-collector (did you mean `peer`?)",
      "4: peer is in this list twice",
      "5: expected a number of days like 30d, found `30`",
      "7: `Traffic` is not an id like noc-contact, of up to 40 characters",
      "7: expected a rate like 500Mbps, found `500`",
      "8: unknown key `noc_contacts` (did you mean `noc_contact`?)",
      "9: unknown key `role` (did you mean `roles`?)",
      "9: `mail` is not one of email, phone (did you mean `email`?)",
      "10: this mapping must be at most 1 key long",
      "11: the key `check` is missing",
      "12: ` ` is not a text on one line",
      "12: `a\\nb` is not a text on one line",
      "12: this mapping must be at least 1 key long",
      "13: expected true or false, found `no` (write `false`)",
      "13: unknown key `at_least`",
      "14: the key `at_least` is missing",
      "15: `500 MB` is not a rate like 500Mbps",
      "15: `up` is not one of larger, received, sent",
      "9: noc is defined twice (rename one of the two)",
      "14: asn is defined twice (rename one of the two)",
    ]);
  });

  test.each(["__proto__", "constructor", "toString"])("no kind is called %s", (kind) => {
    const [first, ...more] = reported(
      `title: a\nchecks: [{ id: a, text: a, check: { ${kind}: {} } }]\n`,
    );
    expect(first).toContain(`unknown key \`${kind}\``);
    expect(more).toEqual([]);
  });

  test.each([
    "",
    "- a\n",
    "{}\n",
    "title: a\nchecks: []\n",
    "title: a\nchecks: [\n",
    `${SMALL}x: &a [*a]\n`,
  ])("%j is an error, not a bug", (text) => {
    expect(reported(text)).not.toEqual([]);
  });
});

test("every kind of check can be named in an agreement", () => {
  for (const kind of Object.keys(CHECKS)) {
    const key = keyOfCheck(kind);
    const unknown = reported(
      `title: a\nchecks: [{ id: a, text: a, check: { ${key}: { nonsense: 1 } } }]\n`,
    );
    expect(unknown.join("\n")).toContain("unknown key `nonsense`");
  }
});

describe("sentences about our own network", () => {
  test("are apart from those of peers", () => {
    const { entries, own } = load(`${SMALL}own:
  - { id: roas, text: ROAs., check: { own_roas: { not_found: 5% } } }
  - { id: contacts, text: Contacts., check: { own_contacts: {} } }
`);
    expect(entries.map(({ id }) => id)).toEqual(["asn"]);
    expect(own).toMatchObject([
      { id: "roas", text: "ROAs.", check: { kind: "own-roas", notFound: 5 } },
      { id: "contacts", check: { kind: "own-contacts", roles: ["NOC", "Policy"] } },
    ]);
    expect(load(SMALL).own).toEqual([]);
  });

  test("have the same kinds of mistakes, and ids of their own", () => {
    expect(
      reported(`${SMALL}own:
  - { id: asn, text: a, check: { own_roas: {} } }
  - { id: a, text: a, pt: b, check: { own_roas: {} } }
  - { id: b, text: a, check: { public_asn: {} } }
`),
    ).toEqual([
      "6: unknown key `pt` (known keys: id, text, check)",
      expect.stringMatching(/^7: unknown key `public_asn` \(known keys: as_sets_agree, /),
      "5: asn is defined twice (rename one of the two)",
    ]);
  });

  test("can name every kind of check", () => {
    for (const kind of Object.keys(OWN_CHECKS)) {
      const unknown = reported(
        `${SMALL}own: [{ id: a, text: a, check: { ${keyOfCheck(kind)}: { nonsense: 1 } } }]\n`,
      );
      expect(unknown.join("\n")).toContain("unknown key `nonsense`");
    }
  });
});
