import { describe, expect, test } from "@jest/globals";

import {
  formatDiffAnnotations,
  formatDiffHtml,
  formatDiffMarkdown,
  LEAST_CHARS,
  makeReport,
  type NetworkSources,
} from "../../src/diff/index.ts";
import { compareNetworks } from "../../src/diff/compare-networks.ts";
import { loadSmallNetwork } from "../fixtures/network.ts";
import { routerPlan } from "../fixtures/plan.ts";

const PLAN = routerPlan("bird", [2, 0, 12]);

/** Nothing in the declaration or the registries has changed. */
function sources(): { readonly before: NetworkSources; readonly after: NetworkSources } {
  const { declaration, registry } = loadSmallNetwork();
  const one = { declaration, registry };
  return { before: one, after: one };
}

/** The report of a network in which each session lost its limits and more, in the name of a side. */
function report(before: string) {
  const peers = PLAN.peers.map((peer) => ({
    ...peer,
    sessions: peer.sessions.map((session, i) => ({
      ...session,
      description: `${session.description} ${i}|<b>\u202e`,
      maxPrefixes: { ...session.maxPrefixes, maximum: session.maxPrefixes.maximum + 1 },
      options: { ...session.options, role: null, ttlSecurity: false },
      import: { ...session.import, terms: session.import.terms.slice(5) },
    })),
  }));
  return makeReport(compareNetworks([PLAN], [{ ...PLAN, peers }]), {
    sources: sources(),
    before,
    after: "HEAD",
    lines: null,
    mostRanges: 1_000,
    reasons: false,
  });
}

/** The report of a network of 2,000 peers, all of which changed their limit and lost their role. */
function largeReport() {
  const [peer] = PLAN.peers;
  if (!peer) throw new Error("fixture: no peer");
  const peers = (maximum: number, role: "peer" | null) =>
    Array.from({ length: 2_000 }, (_, i) => ({
      ...peer,
      asn: 100_000 + i,
      name: `Network | ${i}\n::error::x`,
      sessions: peer.sessions.map((session) => ({
        ...session,
        asn: 100_000 + i,
        name: `PEERC_AS${100_000 + i}_IX_V4`,
        maxPrefixes: { ...session.maxPrefixes, maximum: maximum + i },
        options: { ...session.options, role },
      })),
    }));
  const before = { ...PLAN, peers: peers(100, "peer") };
  const after = { ...PLAN, peers: peers(200, null) };
  const report = makeReport(compareNetworks([before], [after]), {
    sources: sources(),
    before: "main",
    after: "HEAD",
    lines: null,
    mostRanges: 1_000,
    reasons: false,
  });
  const place = { path: "changes.yaml", line: 2 };
  const outside = report.settings.map(({ name, sessions }) => ({
    ...{ text: `${name} <b>\n::error::`, cause: null, place, sessions },
    ...{ why: "a change of @all is for `a person`", by: { name: "x|y`z", place } },
  }));
  return { ...report, within: { file: "changes|`.yaml", holds: false, outside, allowed: [] } };
}

describe("2,000 changed peers", () => {
  const report = largeReport();

  test("fit in a comment, and its first lines say what it is", () => {
    const text = formatDiffMarkdown(report, 60_000);
    expect(report.settings.length).toBeGreaterThan(2_000);
    expect(text.length).toBeLessThanOrEqual(60_000);
    const [, title, sentence, , , , ...rows] = text.split("\n").slice(0, 10);
    expect(title).toBe("### `main` → `HEAD`");
    expect(sentence).toMatch(
      /^\*\*Outside of changes\\\|\\`.yaml: 2001 of 2001 differences\.\*\* 0 sessions/,
    );
    const sessions = 2_000 * (PLAN.peers[0]?.sessions.length ?? 0);
    expect(rows).toEqual([
      "| ⚠ no BGP role is configured any more | 2000 sessions |",
      `| the maximum of prefixes changed | ${sessions} sessions |`,
      `| the role changed | ${sessions} sessions |`,
      "",
    ]);
    const outside = text.replace(/(`{3,})text\n.*?\n\1\n/gs, "");
    expect(outside).not.toMatch(/<b>|@all|^::/m);
    expect(formatDiffMarkdown(report, LEAST_CHARS).length).toBeLessThanOrEqual(LEAST_CHARS);
  });

  test("are ten annotations, and no other commands", () => {
    const lines = formatDiffAnnotations(report, (place) => place)
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(10);
    for (const line of lines.slice(0, 9)) {
      expect(line).toMatch(/^::error file=changes\.yaml,line=2,title=peerc diff::[^\n]*%0A/);
    }
    expect(lines[9]).toContain("and 1992 more");
  });

  test("are all in the page", () => {
    const page = formatDiffHtml(report);
    expect(page).not.toMatch(/<b>/);
    expect(page.match(/AS10\d{4}_IX_V4/g)?.length).toBeGreaterThanOrEqual(4_000);
  });
});

describe("a comment on a pull request", () => {
  test("begins with its marker and a table with the risks first", () => {
    const lines = formatDiffMarkdown(report("main"), 60_000).split("\n");
    expect(lines.slice(0, 7)).toEqual([
      "<!-- peerc diff -->",
      "### `main` → `HEAD`",
      expect.stringMatching(/^0 sessions and 5 filters proven unchanged in meaning\. Rejected/),
      "",
      "| change | where |",
      "| --- | --- |",
      expect.stringMatching(/^\| ⚠ .* \| \d+ sessions? \|$/),
    ]);
  });

  test("is never longer than it may be, cut between parts, and counts what is left out", () => {
    const all = report("main");
    const whole = formatDiffMarkdown(all, 1_000_000);
    expect(whole).not.toContain("left out here");
    const parts = (text: string) => text.match(/<details>/g)?.length ?? 0;
    for (let most = 2_000; most < whole.length + 200; most += 97) {
      const text = formatDiffMarkdown(all, most);
      expect(text.length).toBeLessThanOrEqual(most);
      expect(parts(text)).toBe(text.match(/<\/details>/g)?.length ?? 0);
      const left = Number(/\n(\d+) parts? left out here/.exec(text)?.[1] ?? 0);
      expect(parts(text) + left).toBe(parts(whole));
    }
  });

  test("keeps names from being Markdown or HTML", () => {
    const text = formatDiffMarkdown(report("a`b\n<!-- x -->"), 60_000);
    expect(text.split("\n")[1]).toBe("### `a'b\\n<!-- x -->` → `HEAD`");
    expect(text).not.toContain("\u202e");
    const outside = text.replace(/```text\n.*?\n```/gs, "");
    expect(outside).not.toContain("<b>");
  });

  test("of what means the same is one sentence", () => {
    const options = {
      sources: sources(),
      before: "a",
      after: "b",
      lines: null,
      mostRanges: 1_000,
      reasons: false,
    };
    expect(formatDiffMarkdown(makeReport(compareNetworks([PLAN], [PLAN]), options), 2_000)).toBe(
      "<!-- peerc diff -->\n### `a` → `b`\n" +
        "No difference: 5 sessions and 10 filters proven unchanged in meaning.\n\n",
    );
  });
});
