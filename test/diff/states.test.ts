import { describe, expect, test } from "@jest/globals";

import {
  compareNetworks,
  formatDiffAnnotations,
  formatDiffHtml,
  formatDiffMarkdown,
  formatDiffText,
  makeReport,
  type DiffReport,
} from "../../src/diff/index.ts";
import { compileNetwork, loadSmallNetwork, type NetworkParts } from "../fixtures/network.ts";

/** Twenty peers with two sessions each at the exchange. */
function peers(more: Readonly<Record<string, string>> = {}): string {
  return Array.from({ length: 20 }, (_, n) => {
    const asn = 64500 + n === 64500 ? 13335 : 60000 + n;
    const [v4, v6] = [more[`${asn} v4`] ?? "", more[`${asn} v6`] ?? ""];
    return `
  - asn: ${asn}
    name: N${n}
    relation: peer
    as_sets: [RADB::AS-PEER]${more[asn] ?? ""}
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.${n + 20}${v4} }
      - { router: gru1, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::${n + 20}"${v6} }`;
  }).join("");
}

function report(before: NetworkParts, after: NetworkParts): DiffReport {
  const [a, b] = [before, after].map((parts) => {
    const { declaration, registry } = loadSmallNetwork(parts);
    const { plans, reported } = compileNetwork(parts);
    if (!plans) throw new Error(reported.join("; "));
    return { plans, sources: { declaration, registry } };
  });
  if (!a || !b) throw new Error("unreachable");
  const sources = { before: a.sources, after: b.sources };
  const difference = compareNetworks(a.plans, b.plans, sources);
  const options = { sources, before: "a", after: "b", lines: null, mostRanges: 9, reasons: false };
  return makeReport(difference, options);
}

const at = (state: string): NetworkParts => ({
  peers: peers(),
  exchange: state === "" ? "" : `, state: ${state}`,
});
const DRAINED =
  '{ is: draining, reason: power works, ticket: CHG-1, until: "2026-12-01T04:00Z", prepend: 2 }';

/** Sentence and number of sessions of each change of state. */
function states({ states: all }: DiffReport): readonly (readonly [string, number])[] {
  return all.map(({ text, sessions }) => [text, sessions.length]);
}

describe("an exchange that drains", () => {
  const drained = report(at(""), at(DRAINED));
  const SENTENCE =
    "exchange ix drains with our ASN prepended 2 times more: power works (CHG-1), until 2026-12-01T04:00Z";

  test("is one change of state, with its reason, ticket and place", () => {
    expect(drained.states).toEqual([
      {
        ...{ owner: "exchange ix", text: SENTENCE, was: "active", is: "draining", prepend: 2 },
        ...{ reason: "power works", ticket: "CHG-1", until: "2026-12-01T04:00Z" },
        place: { path: "network.yaml", line: expect.any(Number) },
        sessions: expect.any(Array),
      },
    ]);
  });

  test("is the reason for what happens to routes, which is compared as ever", () => {
    expect(drained.routes.length).toBeGreaterThan(0);
    for (const { kind, cause, why } of drained.routes) {
      expect([kind, cause.text]).toEqual([
        "attributes",
        "the term accept-remaining has other edits in this state",
      ]);
      expect(why).toEqual([{ text: "exchange ix drains", place: drained.states[0]?.place }]);
    }
  });

  test("is in every format, on one line with the number of sessions", () => {
    const line = drained.states[0]?.place?.line ?? 0;
    expect(formatDiffText(drained, false)).toContain(
      `a -> b\n\nState\n  ${SENTENCE}\n    40 sessions: AS13335_IX_V4 on gru1, AS13335_IX_V6 on gru1 and 38 more, network.yaml:${line}\n`,
    );
    expect(formatDiffMarkdown(drained, 60_000)).toContain(`| ${SENTENCE} | 40 sessions |`);
    expect(formatDiffMarkdown(drained, 60_000)).toContain("<summary>State</summary>");
    expect(formatDiffHtml(drained)).toContain(`<td>${SENTENCE}</td><td>40 sessions</td>`);
    expect(formatDiffAnnotations(drained, (place) => place).split("\n")[0]).toBe(
      `::warning file=network.yaml,line=${line},title=peerc diff::${SENTENCE}%0A40 sessions: AS13335_IX_V4 on gru1, AS13335_IX_V6 on gru1, AS60001_IX_V4 on gru1 and 37 more`,
    );
  });

  test("and then is shut, and active again", () => {
    const shut = "{ is: shut, ticket: CHG-1 }";
    expect(states(report(at(DRAINED), at(shut)))).toEqual([
      ["exchange ix is shut down (CHG-1); was draining", 40],
    ]);
    const back = report(at(shut), at(""));
    expect(states(back)).toEqual([["exchange ix is active again; was shut", 40]]);
    expect(back.states[0]?.place).toBeNull();
  });

  test("for longer is no difference in meaning, but is said", () => {
    const longer = report(at(DRAINED), at(DRAINED.replace("T04", "T06")));
    expect(longer.equal).toBe(true);
    expect(states(longer)).toEqual([
      [SENTENCE.replace("drains", "still drains").replace("T04", "T06"), 40],
    ]);
  });

  test("that says nothing else than before is no change of state", () => {
    expect(report(at(DRAINED), at(DRAINED)).states).toEqual([]);
    const mended = { ...at(DRAINED), network: "  # another line\n" };
    expect(report(at(DRAINED), mended).states).toEqual([]);
  });
});

test("each owner is one change: a peer, a session, several sessions, new ones; the strongest first", () => {
  const before = { peers: peers({ 60001: "\n    state: planned" }) };
  const after = {
    peers: `${peers({
      60002: "\n    state: draining",
      "60003 v4": ", state: shut",
      "60004 v4": ", state: removed",
      "60004 v6": ", state: removed",
    })}
  - asn: 60099
    name: New
    relation: peer
    as_sets: [RADB::AS-PEER]
    state: planned
    sessions: [{ router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.217.1 }]
`,
  };
  expect(states(report(before, after))).toEqual([
    ["2 sessions are removed", 2],
    ["AS60099 is planned", 1],
    ["session AS60003_IX_V4 on gru1 is shut down", 1],
    ["AS60002 drains", 2],
    ["AS60001 is active; was planned", 2],
  ]);
});

test("a table has a few states, and the number of the others", () => {
  const many = Object.fromEntries(
    Array.from({ length: 9 }, (_, n) => [60001 + n, "\n    state: draining"]),
  );
  const text = formatDiffMarkdown(report({ peers: peers() }, { peers: peers(many) }), 60_000);
  expect(text).toContain("| AS60004 drains | 2 sessions |\n| 5 other states | 10 sessions |\n");
});
