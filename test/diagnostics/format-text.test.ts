import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatText } from "../../src/diagnostics/index.ts";
import { example, spanOf } from "./example.ts";

const yaml = {
  path: "peers/as13335.yaml",
  text: "peers:\n  - asn: 13335\n    sesions: []\n    name: São Paulo\n",
};

describe("formatText", () => {
  test("shows place, line, carets, related places and the hint", () => {
    const text = formatText([
      example("unknown key `sesions`", {
        span: spanOf(yaml, "sesions"),
        hint: "did you mean `sessions`?",
        related: [{ message: "of this peer", span: spanOf(yaml, "asn: 13335") }],
      }),
    ]);
    expect(text).toBe(
      [
        "peers/as13335.yaml:3:5: error[unknown-key]: unknown key `sesions`",
        "        sesions: []",
        "        ^^^^^^^",
        "  peers/as13335.yaml:2:5: of this peer",
        "      - asn: 13335",
        "        ^^^^^^^^^^",
        "  hint: did you mean `sessions`?",
        "",
      ].join("\n"),
    );
  });

  test("does without a place", () => {
    expect(formatText([example("nothing to read", { severity: "warning" })])).toBe(
      "warning[unknown-key]: nothing to read\n",
    );
    expect(formatText([])).toBe("");
  });

  test("keeps the carets under the place after tabs, wide and combining characters", () => {
    const source = { path: "x", text: "\tSa\u0303o 東京: oops" };
    const [, line, carets] = formatText([example("no", { span: spanOf(source, "oops") })]).split(
      "\n",
    );
    expect(line).toBe("      Sa\u0303o 東京: oops");
    // Four blanks of margin, two of the tab, four columns of "São ", four of the ideographs, two of ": ".
    expect(carets).toBe(`${" ".repeat(4 + 2 + 4 + 4 + 2)}^^^^`);
  });

  test("underlines the first line of a place of several lines, and one column of an empty place", () => {
    const source = { path: "x", text: "a: [1,\n2]\nb:\n" };
    const many = formatText([example("no", { span: spanOf(source, "[1,\n2]") })]);
    expect(many.split("\n").slice(1, 3)).toEqual(["    a: [1,", "       ^^^"]);
    const empty = formatText([example("no", { span: { source, start: 12, end: 12 } })]);
    expect(empty.split("\n").slice(1, 3)).toEqual(["    b:", "      ^"]);
  });

  test("shows only what surrounds the place in a line of megabytes", () => {
    const source = { path: "x", text: `${"a".repeat(2e6)}HERE${"b".repeat(2e6)}` };
    const [, line = "", carets = ""] = formatText([
      example("no", { span: spanOf(source, "HERE") }),
    ]).split("\n");
    expect(line.length).toBeLessThan(120);
    expect(line.trim()).toMatch(/^…a+HEREb+…$/);
    expect(carets.indexOf("^")).toBe(line.indexOf("HERE"));
    expect(carets.trim()).toBe("^^^^");
  });

  test("never sends raw control characters to a terminal, wherever they come from", () => {
    const hostile = "\x1b]0;owned\x07\u009b2J\u202e\u0000";
    const source = { path: `${hostile}.yaml`, text: `key: ${hostile}` };
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (noise) => {
        const text = formatText([
          example(`${hostile}${noise}`, {
            span: { source, start: 2, end: 8 },
            hint: `${noise}${hostile}`,
            related: [{ message: hostile, span: { source, start: 0, end: 1 } }],
          }),
        ]);
        expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Cs}/u);
      }),
    );
    expect(formatText([example(hostile)])).toContain("\\x1b]0;owned\\x07\\x9b2J\\u202e\\x00");
  });

  test("a message of several lines cannot pass for a second diagnostic", () => {
    const text = formatText([example("bird says:\nx.yaml:1:1: error[forged]: gotcha")]);
    expect(text.split("\n")[1]).toMatch(/^ {6}x\.yaml/);
  });

  test("colours only when asked, and only what it made itself", () => {
    const one = [example("no", { span: spanOf(yaml, "13335") })];
    const coloured = formatText(one, { colour: true });
    expect(coloured).toContain("\x1b[31merror[unknown-key]\x1b[39m");
    // oxlint-disable-next-line no-control-regex -- the colours are what is taken away
    expect(coloured.replace(/\x1b\[\d+m/g, "")).toBe(formatText(one));
  });
});
