import { describe, expect, test } from "@jest/globals";

import { formatDiffMarkdown, makeReport, type NetworkSources } from "../../src/diff/index.ts";
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

describe("a comment on a pull request", () => {
  test("begins with its marker and a table in which the risks stand first", () => {
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
