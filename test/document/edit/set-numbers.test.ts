import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { setNumbers, type NumbersToSet } from "../../../src/document/index.ts";

const EXAMPLES = "examples/azion/peers";
const CHANGE: NumbersToSet = {
  owner: ["peers", 0],
  key: "max_prefixes",
  numbers: { ipv4: 7 },
  after: ["as_sets", "name", "asn"],
};

/** A text with numbers set, or `line:column: message` for each error. */
function edited(text: string, ...changes: readonly NumbersToSet[]): string | readonly string[] {
  const { all, report } = new Diagnostics();
  const result = setNumbers({ path: "p.yaml", text }, changes, report);
  if (result !== null) {
    expect(all).toEqual([]);
    return result;
  }
  expect(all.length).toBeGreaterThan(0);
  return all.map(({ span, message }) => {
    const before = span ? span.source.text.slice(0, span.start).split("\n") : [];
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}: ${message}`;
  });
}

describe("a number that is there", () => {
  test.each<readonly [string, string, string]>([
    [
      "in flow style",
      "peers:\n  - max_prefixes: { ipv4: 250, ipv6: 9 } # x\n",
      "peers:\n  - max_prefixes: { ipv4: 7, ipv6: 9 } # x\n",
    ],
    [
      "in block style, with comments, blanks and CRLF",
      '\ufeff# a\r\npeers:\r\n- name: "A" # n\r\n  max_prefixes:\r\n    ipv4:   250   # four\r\n    ipv6: 9\r\n',
      '\ufeff# a\r\npeers:\r\n- name: "A" # n\r\n  max_prefixes:\r\n    ipv4:   7   # four\r\n    ipv6: 9\r\n',
    ],
    [
      "with tabs as white space",
      "peers:\n  - max_prefixes:\t{\tipv4:\t250\t}\t# x",
      "peers:\n  - max_prefixes:\t{\tipv4:\t7\t}\t# x",
    ],
    [
      "with quoted keys, in JSON",
      '{"peers":[{"max_prefixes":{"ipv4":250}}]}',
      '{"peers":[{"max_prefixes":{"ipv4":7}}]}',
    ],
    [
      "with an anchor that nobody uses",
      "peers:\n  - max_prefixes: &m { ipv4: &n 250 }\n",
      "peers:\n  - max_prefixes: &m { ipv4: &n 7 }\n",
    ],
    [
      "after characters outside of the basic plane",
      "peers:\n  - { name: 🛰🛰, max_prefixes: { ipv4: 250 } }\n",
      "peers:\n  - { name: 🛰🛰, max_prefixes: { ipv4: 7 } }\n",
    ],
    [
      "on the line after its key",
      "peers:\n  - max_prefixes:\n      ipv4:\n        250\n",
      "peers:\n  - max_prefixes:\n      ipv4:\n        7\n",
    ],
  ])("%s", (_what, before, after) => {
    expect(edited(before, CHANGE)).toBe(after);
  });
});

describe("a number that is not there", () => {
  test.each<readonly [string, string, string]>([
    [
      "beside another one, in flow style",
      "peers:\n  - max_prefixes: { ipv6: 9 }\n",
      "peers:\n  - max_prefixes: { ipv6: 9, ipv4: 7 }\n",
    ],
    [
      "beside another one, in block style",
      "peers:\n  - max_prefixes:\n      ipv6: 9 # six\n\n    name: x\n",
      "peers:\n  - max_prefixes:\n      ipv6: 9 # six\n      ipv4: 7\n\n    name: x\n",
    ],
    [
      "beside a mapping in block style",
      "peers:\n  - max_prefixes:\n      on_exceed:\n        restart_after: 30m\n    name: x\n",
      "peers:\n  - max_prefixes:\n      ipv4: 7\n      on_exceed:\n        restart_after: 30m\n    name: x\n",
    ],
    [
      "in a peer, after its as-sets",
      "peers:\n  - asn: 1\n    as_sets: [A, B] # sets\n    # these\n    sessions:\n      - a: 1\n",
      "peers:\n  - asn: 1\n    as_sets: [A, B] # sets\n    max_prefixes: { ipv4: 7 }\n    # these\n    sessions:\n      - a: 1\n",
    ],
    [
      "in a peer whose as-sets are a list in block style",
      "peers:\r\n- asn: 1\r\n  as_sets:\r\n  - A\r\n  name: x",
      "peers:\r\n- asn: 1\r\n  as_sets:\r\n  - A\r\n  name: x\r\n  max_prefixes: { ipv4: 7 }",
    ],
    [
      "in a peer with one key on the line of its dash",
      "peers:\n  - as_sets:\n      - A\n",
      "peers:\n  - max_prefixes: { ipv4: 7 }\n    as_sets:\n      - A\n",
    ],
    [
      "in a peer in flow style, on several lines",
      'peers: [{ asn: 1, # one\n  name: "x",\n  sessions: [] }]\n',
      'peers: [{ asn: 1, # one\n  name: "x", max_prefixes: { ipv4: 7 },\n  sessions: [] }]\n',
    ],
    ["in an empty mapping", "peers: [{}]\n", "peers: [{ max_prefixes: { ipv4: 7 } }]\n"],
    [
      "with an anchor before its first key",
      "peers:\n  - &a asn: 1\n    name: x\n",
      "peers:\n  - &a asn: 1\n    name: x\n    max_prefixes: { ipv4: 7 }\n",
    ],
    [
      "after an alias, in flow style, with empty values",
      "x: &x [a]\npeers:\n  - { name: , as_sets: *x , }\n",
      "x: &x [a]\npeers:\n  - { name: , as_sets: *x, max_prefixes: { ipv4: 7 } , }\n",
    ],
    [
      "before a text in block style",
      "---\npeers:\n  - name: |+\n      a\n\n...\n",
      "---\npeers:\n  - max_prefixes: { ipv4: 7 }\n    name: |+\n      a\n\n...\n",
    ],
    [
      "at the end of a file without a line end",
      "peers:\n  - asn: 1 # c",
      "peers:\n  - asn: 1 # c\n    max_prefixes: { ipv4: 7 }",
    ],
    [
      "after a text on several lines",
      "peers:\n  - name: a\n      b\n    x: |\n      t\n",
      "peers:\n  - name: a\n      b\n    max_prefixes: { ipv4: 7 }\n    x: |\n      t\n",
    ],
  ])("%s", (_what, before, after) => {
    expect(edited(before, CHANGE)).toBe(after);
  });

  test("of two families at once, and several places of a file", () => {
    const numbers = { ipv4: 7, ipv6: 8 };
    const text = "peers:\n  - asn: 1\n    max_prefixes: { ipv6: 9 }\n  - asn: 2\n";
    const [first, second] = [0, 1].map((at) => ({ ...CHANGE, owner: ["peers", at], numbers }));
    expect(edited(text, first!, second!)).toBe(
      "peers:\n  - asn: 1\n    max_prefixes: { ipv6: 8, ipv4: 7 }\n  - asn: 2\n    max_prefixes: { ipv4: 7, ipv6: 8 }\n",
    );
  });
});

describe("is refused, with its position", () => {
  test.each<readonly [string, string, string]>([
    [
      "what an alias repeats",
      "peers:\n  - max_prefixes: &m { ipv4: 250 }\n  - max_prefixes: *m\n",
      "2:22: `max_prefixes` cannot be edited here: changing the text here would change more than this: an alias repeats it",
    ],
    [
      "a number that an alias repeats",
      "peers:\n  - max_prefixes: { ipv4: &m 250, ipv6: *m }\n",
      "2:19: `max_prefixes` cannot be edited here: changing the text here would change more than this: an alias repeats it",
    ],
    [
      "what an alias stands for",
      "x: &m { ipv4: 250 }\npeers:\n  - max_prefixes: *m\n",
      "3:19: `max_prefixes` cannot be edited here: it comes from an anchor, through an alias",
    ],
    [
      "a number that is an alias",
      "x: &m 250\npeers:\n  - max_prefixes: { ipv4: *m }\n",
      "3:19: `max_prefixes` cannot be edited here: it comes from an anchor, through an alias",
    ],
    [
      "a peer that is an alias",
      "x: &m { asn: 1 }\npeers:\n  - *m\n",
      "3:5: `max_prefixes` cannot be edited here: it comes from an anchor, through an alias",
    ],
    [
      "a number in quotes",
      "peers:\n  - max_prefixes: { ipv4: '250' }\n",
      "2:19: `max_prefixes` cannot be edited here: its value is not a plain number",
    ],
    [
      "anything but a mapping",
      "peers:\n  - max_prefixes: 250\n",
      "2:19: `max_prefixes` cannot be edited here: it is not a mapping",
    ],
    [
      "a peer without lines of its own",
      "peers: [asn: 1]\n",
      "1:9: `max_prefixes` cannot be edited here: its keys are not at the beginnings of lines",
    ],
    ["text that is not YAML", "peers: [\n", "1:8: not valid YAML: this `[` is not closed"],
  ])("%s", (_what, text, message) => {
    expect(edited(text, CHANGE)).toEqual([message]);
  });

  test("without the text of a secret in the error", () => {
    const { all, report } = new Diagnostics();
    const text = "x: &m { asn: 1, password: hunter2 }\npeers: [*m, { password: hunter2 }]\n";
    expect(setNumbers({ path: "p.yaml", text }, [CHANGE], report)).toBeNull();
    expect(all).toHaveLength(1);
    expect(all[0]!.span?.source.text).not.toContain("hunter2");
  });
});

test.each(readdirSync(EXAMPLES))("of every peer of examples/azion/peers/%s", (name) => {
  const text = readFileSync(`${EXAMPLES}/${name}`, "utf8");
  const isLine = (line: string) => /\bmax_prefixes: \{.*\bipv[46]: \d+.*\}( *#.*)?$/.test(line);
  for (const form of [text, text.replaceAll("\n", "\r\n"), text.trimEnd()]) {
    const count = form.split("  - asn:").length - 1;
    expect(count).toBeGreaterThan(0);
    for (let at = 0; at < count; at++) {
      const change = { ...CHANGE, owner: ["peers", at], numbers: { ipv4: 77777, ipv6: 88888 } };
      const after = edited(form, change);
      if (typeof after !== "string") throw new Error(after.join());
      const [before, now] = [form, after].map((each) => each.split("\n"));
      const added = now!.filter((line) => !before!.includes(line));
      expect(added.map((line) => [line, isLine(line.trimEnd())])).toEqual([[added[0], true]]);
      const kept = now!.filter((line) => line !== added[0]);
      const gone = before!.filter((line) => !kept.includes(line));
      expect(gone.every((line) => isLine(line.trimEnd()))).toBe(true);
      expect(before!.filter((line) => !gone.includes(line))).toEqual(kept);
    }
  }
});

describe("in any document", () => {
  const pick = fc.constantFrom;
  const blank = pick("", " ", "  ");
  const comment = pick("", " # c", "\t# é {", " #, }");
  const name = pick("x", '"x: # y"', "'it''s'", "a\n        b", "🛰", '"é\\u0041"');
  const number = fc.integer({ min: 1, max: 4_294_967_295 });

  /** A mapping of limits, in one of two styles, after its key. */
  const limits = (indent: string) =>
    fc
      .record({
        keys: fc.uniqueArray(pick("ipv4", "ipv6", "warn_at", "on_exceed"), { minLength: 1 }),
        flow: fc.boolean(),
        anchor: pick("", "", " &lim"),
        number,
        blank,
        comment,
      })
      .map(({ keys, flow, anchor, number, blank, comment }) => {
        const value = (key: string): string =>
          key === "warn_at"
            ? "80%"
            : key !== "on_exceed"
              ? String(number)
              : flow
                ? "{ restart_after: 30m }"
                : `\n${indent}    restart_after: 30m`;
        const entries = keys.map((key) => `${key}: ${value(key)}`);
        return flow
          ? `max_prefixes:${anchor} {${blank}${entries.join(`,${blank} `)}${blank}}${comment}`
          : `max_prefixes:${anchor}${comment}\n${entries
              .map((entry) => `${indent}  ${entry}${/\n/.test(entry) ? "" : comment}`)
              .join("\n")}`;
      });

  const blockPeer = (isLast: boolean) =>
    fc
      .record({
        entries: fc.shuffledSubarray(
          ["asn: 1", "as_sets: [A]", "as_sets2:\n      - B", "note: |\n      t #\n      u"],
          {
            minLength: 1,
          },
        ),
        name,
        limits: fc.option(limits("    ")),
        comment,
        gap: pick("", "\n    # above", "\n"),
      })
      .map(({ entries, name, limits, comment, gap }) => {
        const lines = [
          ...entries.map((entry) => (/\n|\|/.test(entry) ? entry : entry + comment)),
          `name: ${name}${comment}`,
          ...(limits === null ? [] : [limits]),
        ];
        return `  - ${lines.join(`${gap}\n    `)}${isLast ? "" : "\n"}`;
      });

  const flowPeer = fc
    .record({
      name,
      limits: fc.option(limits("").filter((text) => !/\n|#/.test(text))),
      blank,
      comment,
    })
    .map(({ name, limits, blank, comment }) => {
      const rest = limits === null ? "" : `, ${limits}`;
      return `  - {${blank}asn: 1,${comment}\n      name: ${name}${rest}${blank}}\n`;
    });

  const document = fc
    .record({
      peers: fc.array(fc.oneof(blockPeer(false), flowPeer), { maxLength: 3 }),
      last: fc.oneof(blockPeer(true), flowPeer),
      alias: fc.boolean(),
      crlf: fc.boolean(),
      mark: pick("", "\ufeff"),
      end: pick("", "\n", "\n# end\n"),
    })
    .map(({ peers, last, alias, crlf, mark, end }) => {
      const all = [...peers, last];
      const shared = alias && /&lim/.test(all.join("")) ? "\nother: *lim" : "";
      const text = `${mark}# file\npeers:\n${all.join("")}${shared}${end}`;
      return { text: crlf ? text.replaceAll("\n", "\r\n") : text, count: all.length };
    });

  test("only the numbers change, or it is refused", () => {
    let [done, refused] = [0, 0];
    fc.assert(
      fc.property(
        document,
        fc.nat(),
        fc.subarray(["ipv4", "ipv6"], { minLength: 1 }),
        number,
        ({ text, count }, at, families, wanted) => {
          const numbers = Object.fromEntries(families.map((family) => [family, wanted]));
          const change = { ...CHANGE, owner: ["peers", at % count], numbers };
          const after = edited(text, change);
          if (typeof after !== "string") {
            refused++;
            expect(text).toContain("*lim");
            expect(after).toEqual([expect.stringContaining("an alias repeats it")]);
            return;
          }
          done++;
          // Once set, nothing changes; and set to another number of as many digits, only those digits do.
          expect(edited(after, change)).toBe(after);
          const other = Number(
            String(wanted).replace(/./g, (digit) => (digit === "3" ? "4" : "3")),
          );
          const others = Object.fromEntries(families.map((family) => [family, other]));
          const again = edited(after, { ...change, numbers: others });
          // The number was the wanted one already, and an alias repeats it.
          if (typeof again !== "string" && text.includes("*lim")) return;
          expect(again).toHaveLength(after.length);
          const digits = after.split("").filter((c, i) => c !== again[i]);
          expect(digits.length).toBeLessThanOrEqual(families.length * String(wanted).length);
          // One family after the other: each changes one range of the text.
          let now = text;
          for (const family of families) {
            const next = edited(now, { ...change, numbers: { [family]: wanted } });
            if (typeof next !== "string") throw new Error("refused one of two");
            const [removed, added] = differing(now, next);
            expect(removed).toMatch(/^\d*$/);
            expect(added).toMatch(ADDED);
            now = next;
          }
        },
      ),
      { numRuns: 600 },
    );
    expect(done).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(1);
  });

  const ADDED = /^[\s\w,:{}]{0,60}$/;

  /** The only range in which two texts differ: what it was, and what it is. */
  function differing(before: string, after: string): readonly [string, string] {
    const shorter = Math.min(before.length, after.length);
    let start = 0;
    while (start < shorter && before[start] === after[start]) start++;
    let end = 0;
    while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
    return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  }
});
