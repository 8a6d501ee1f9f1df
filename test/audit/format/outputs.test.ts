import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  auditReport,
  auditReportSchema,
  draftMail,
  formatAuditJunit,
  formatAuditMarkdown,
  formatAuditText,
  mailAddresses,
  whatGotWorse,
  type AuditResults,
  type Language,
} from "../../../src/audit/index.ts";
import { escapeInline } from "../../../src/audit/format/escape-inline.ts";
import { wrap } from "../../../src/audit/format/wrap.ts";
import { compileSchema } from "../../../src/document/compile-schema.ts";
import { textColumns } from "../../../src/diagnostics/index.ts";
import { audit, contact, peeringDb } from "../harness.ts";
import { auditCaseOf, goodPeer, type KnownPeer } from "../known-peers.ts";

/** What somebody could write into PeeringDB. */
const HOSTILE =
  "AS-X](javascript:alert(1)) <script>alert(1)</script> \u001b[31m\u202e\r\n\nBcc: x@example.net\n# h\n| a | `b` **c** _d_ &lt; https://example.net {{x}}";

const CHECKS = {
  asn: "public_asn: {}",
  traffic: "traffic: { at_least: 500Mbps }",
  noc: "noc_contact: {}",
  "as-set": "peeringdb_as_set: {}",
  length: "prefix_length: { ipv4: 24, ipv6: 48 }",
};
const peer = (number: number, differs: Partial<KnownPeer>): KnownPeer => ({
  ...goodPeer(number),
  ...differs,
});
const PEERS = [
  peer(1, {}),
  peer(2, { record: { asSet: HOSTILE }, flows: { received: 1e6, sent: 1e6 } }),
  peer(3, { record: "none", flows: null }),
  peer(4, { record: "none", sessions: [{ at: "pni", sends: ["100.4.0.0/25"] }] }),
];
const RESULTS = audit(auditCaseOf(PEERS, CHECKS));

const templates = new Map(
  (["mail-en", "mail-pt"] as const).map((name) => [
    name,
    readFileSync(`templates/audit/${name}.hbs`, "utf8"),
  ]),
);

function mail(asn: number, language: Language, to: readonly string[] = []): string | null {
  const found = RESULTS.peers.find((one) => one.asn === asn);
  const frame = { ownAsn: 52580, ownName: "Azion", to, language };
  return found ? draftMail(found, RESULTS.agreement, frame, templates) : null;
}

/** Nothing of it may reach a terminal or a reader of Markdown as it is. */
const MARKUP =
  /(?<!\\)<script|(?<!\\)\]\(|[^\P{Cc}\n]|\u202e|^#|^Bcc|`b`|\*\*c|https:\/\/example/mu;

describe("text", () => {
  test("is a table, what is open for several peers, and a block for each peer", () => {
    const text = formatAuditText(RESULTS, { evidenceOfOk: false });
    expect(text).toMatch(/^Policy: agreement.yaml\nEvidence: PeeringDB of 2026-11-28, /);
    expect(text).toContain(`
CHECK    VIOLATED  NOT DECIDABLE  OK
asn             0              0   4
traffic         1              1   2
noc             0              2   2
as-set          1              2   1
length          1              0   3

Not decidable for several peers:
  it has no record in PeeringDB (2 peers: noc, as-set)
    → ask the peer to make one

AS1001 Peer 1001: 5 ok
  ok  asn, traffic, noc, as-set, length
`);
    expect(text).toContain(`
AS1003 Peer 1003: 3 not decidable, 2 ok
  not decidable  traffic: Sentence traffic.
    ? the flows have no traffic of AS1003 → measure it, and add it to the flows
  not decidable  noc: it has no record in PeeringDB
  not decidable  as-set: it has no record in PeeringDB
  ok  asn, length
`);
  });

  test("shows the evidence of what is ok if asked", () => {
    const text = formatAuditText(RESULTS, { evidenceOfOk: true });
    expect(text).toContain(
      "    - 800 Mbps received from AS1001 at the 95th percentile [flows, 2026-11-28]\n",
    );
  });

  test("shows what others wrote, in lines of 120 columns", () => {
    const text = formatAuditText(RESULTS, { evidenceOfOk: true });
    expect(text).toContain("\\x1b[31m\\u202e\\r\\n\\n");
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    for (const line of text.split("\n")) expect(textColumns(line)).toBeLessThanOrEqual(120);
  });
});

describe("JSON", () => {
  const check = compileSchema(auditReportSchema);

  test("is what the published schema says", () => {
    const report: unknown = JSON.parse(JSON.stringify(auditReport(RESULTS)));
    expect([check(report), check.errors]).toEqual([true, null]);
    expect(check({ version: 1 })).toBe(false);
  });

  test("has every decision with its evidence", () => {
    const { peers, checks, time } = auditReport(RESULTS);
    expect(time).toBe("2026-11-29T12:00:00Z");
    expect(checks[1]).toEqual({
      ...{ id: "traffic", kind: "traffic", text: "Sentence traffic.", pt: null },
      ...{ published: true, violated: 1, undecided: 1, ok: 2 },
    });
    expect(peers[2]?.results[1]).toEqual({
      ...{ check: "traffic", verdict: "undecided", before: null, facts: [] },
      why: "the flows have no traffic of AS1003",
      remedy: "measure it, and add it to the flows",
    });
  });
});

describe("JUnit", () => {
  test("has a suite for each peer; what is open is skipped", () => {
    const xml = formatAuditJunit(RESULTS, []);
    expect(xml).toContain('<testsuites name="peerc" tests="20" failures="3" errors="0">');
    expect(xml).toContain(
      '<testsuite name="AS1003 Peer 1003" tests="5" failures="0" errors="0" skipped="3">',
    );
    expect(xml).toContain('<testcase name="asn" classname="AS1001"/>');
    expect(xml).not.toMatch(/<script|[^\P{Cc}\n]|\u202e/u);
  });

  test("without results has an error, not nothing", () => {
    const error = { code: "no-agreement", severity: "error", message: "<none>" } as const;
    const xml = formatAuditJunit(null, [error]);
    expect(xml).toContain('errors="1"');
    expect(xml).toContain('<error message="&lt;none&gt;" type="no-agreement">');
  });
});

describe("Markdown", () => {
  const text = formatAuditMarkdown(RESULTS);

  test("begins with a table, and then has what is violated", () => {
    expect(text).toMatch(/^<!-- peerc audit -->\n### Policy\n\n\| check \|/);
    expect(text).toContain("| **traffic**: Sentence traffic. | 1 | 1 | 2 |\n");
    expect(text).toContain(
      "\n#### AS1002 Peer 1002\n\n- **traffic**: Sentence traffic.\n  - 1 Mbps",
    );
    expect(text).not.toContain("#### AS1001");
  });

  test("is not longer than allowed, and says what it left out", () => {
    const short = formatAuditMarkdown(RESULTS, text.length - 1);
    expect(short.length).toBeLessThan(text.length);
    expect(short).toContain("1 more peer violates something: `peerc audit --only violated`");
    expect(short).toContain("#### Not decidable for several peers");
    expect(short).not.toContain("AS1004");
    const many = { ...RESULTS, peers: Array.from({ length: 999 }, () => RESULTS.peers[1]!) };
    expect(formatAuditMarkdown(many).length).toBeLessThanOrEqual(60_000);
  });

  test("has no markup of others", () => {
    expect(text).toContain("AS-X\\](javascript");
    expect(text.replace(/^(<!-- peerc audit -->|#.*)$/gm, "")).not.toMatch(MARKUP);
    for (const row of text.split("\n").filter((line) => line.startsWith("| "))) {
      expect(row.replaceAll("\\|", "").split("|")).toHaveLength(6);
    }
  });
});

describe("a mail", () => {
  test("is about what is violated, in English or Portuguese", () => {
    expect(mail(1004, "en", ["peering@example.net"])).toBe(`To: peering@example.net
Subject: Peering between AS1004 and AS52580: a point to clarify

Dear peering team of Peer 1004,

We regularly review our peering with all networks. According to the data
that we see, the following part of our policy (“Policy”) is not met at the
moment.

1. Sentence length.
   You announce prefixes longer than /24 (IPv4) and /48 (IPv6) to us:
   100.4.0.0/25 (at the private interconnect with 198.18.24.2).
   Please announce aggregates instead.

If you think that we are mistaken, please tell us: we would rather correct
our data than bother you. Thank you for your help.

Kind regards,
the peering team of Azion (AS52580)
`);
    expect(mail(1004, "pt")).toMatch(/^Subject: Peering entre o AS1004 e o AS52580: um ponto/);
    expect(mail(1004, "pt")).toContain("Por favor, anunciem agregados");
  });

  test("is not written without a reason: what is not known is none", () => {
    expect(mail(1001, "en")).toBeNull();
    expect(mail(1003, "en")).toBeNull();
  });

  test.each(["en", "pt"] as const)(
    "in %s has no markup, header or address of others",
    (language) => {
      const text = mail(1002, language, [
        "noc@example.net",
        "x@example.net\nBcc: y@example.net",
        "<z@example.net>, all@example.net",
      ]);
      expect(text).toMatch(/^To: noc@example.net\nSubject: /);
      expect(text).toContain("AS-X\\]");
      expect(text).not.toMatch(MARKUP);
      expect(text?.split("\n").filter((line) => /^[A-Z][a-z]+: /.test(line))).toHaveLength(2);
      for (const line of (text ?? "").split("\n")) {
        if (line.includes(" ") && !line.startsWith("Subject")) {
          expect(line.length).toBeLessThanOrEqual(90);
        }
      }
    },
  );

  test("names nothing of ours", () => {
    for (const { asn } of PEERS) {
      expect(mail(asn, "en") ?? "").not.toMatch(/gru1|PEERC_|network\.yaml|eth\d|jsonl/);
    }
  });

  test("leaves out what is not published", () => {
    const { agreement, peers } = RESULTS;
    const found = peers.find(({ asn }) => asn === 1004)!;
    const own = found.results.map((result) => ({
      ...result,
      entry: { ...result.entry, isPublished: false },
    }));
    const frame = { ownAsn: 52580, ownName: "Azion", to: [], language: "en" } as const;
    expect(draftMail({ ...found, results: own }, agreement, frame, templates)).toBeNull();
  });

  test("is for the contacts for peering, or for others", () => {
    const of = (...contacts: readonly Parameters<typeof contact>[1][]) =>
      mailAddresses(1, peeringDb({ contacts: contacts.map((parts) => contact(1, parts)) }));
    expect(mailAddresses(1, null)).toEqual([]);
    expect(of({ role: "Sales", email: "s@example.net" }, { role: "Policy" })).toEqual([]);
    expect(of({ email: "noc@example.net" }, { role: "Policy", email: "p@example.net" })).toEqual([
      "p@example.net",
    ]);
    expect(of({ email: "a@example.net" }, { email: "a@example.net" })).toEqual(["a@example.net"]);
  });
});

describe("escaping", () => {
  test.each([
    ["RADB::AS-X_Y", "RADB::AS-X_Y"],
    ["100.4.0.0/25, 2001:db8::/32", "100.4.0.0/25, 2001:db8::/32"],
    ["a # b", "a \\# b"],
    ["- a", "\\- a"],
    ["1. a", "\\1. a"],
    ["[a](b) *c* _d_ `e` ~f~ <g> |", "\\[a\\](b) \\*c\\* \\_d\\_ \\`e\\` \\~f\\~ \\<g\\> \\|"],
    ["&lt; & b", "&amp;lt; & b"],
    ["HTTPS://x", "HTTPS\\://x"],
    ["a\nb", "a\\\\nb"],
  ])("of %j gives %j", (text, escaped) => {
    expect(escapeInline(text)).toBe(escaped);
  });

  test("lines hold all words in order, whatever their width", () => {
    const words = fc.array(fc.stringMatching(/^[a-zé漢]{1,30}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 80 }), (all, width) => {
        const lines = wrap(all.join(" "), "> ", "  ", width);
        expect(lines.map((line) => line.slice(2)).join(" ")).toBe(all.join(" "));
        for (const line of lines.filter((each) => each.slice(2).includes(" "))) {
          expect(textColumns(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});

describe("what got worse", () => {
  const before = (differs: Partial<KnownPeer>): AuditResults =>
    audit(auditCaseOf([peer(1, differs), PEERS[1]!], CHECKS));

  test("is what was better before, and what is newly there and violated", () => {
    const worse = whatGotWorse(before({}), RESULTS);
    const rows = worse.peers.flatMap(({ asn, results }) =>
      results.map(({ entry, before: was, decision }) => [asn, entry.id, was, decision.verdict]),
    );
    // The hostile one was as bad before, and of new ones only what is violated counts.
    expect(rows).toEqual([[1004, "length", null, "violated"]]);
    const less = before({ flows: null, record: "none" });
    const rows2 = whatGotWorse(before({}), less).peers.flatMap(({ results }) =>
      results.map(({ entry, before: was, decision }) => [entry.id, was, decision.verdict]),
    );
    expect(rows2).toEqual([
      ["traffic", "ok", "undecided"],
      ["noc", "ok", "undecided"],
      ["as-set", "ok", "undecided"],
    ]);
    expect(whatGotWorse(less, before({})).peers).toEqual([]);
    expect(formatAuditText(worse, { evidenceOfOk: false })).toContain(
      "VIOLATED  length: Sentence length. (new)",
    );
  });
});
