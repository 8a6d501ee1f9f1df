import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { appendItems, type NewItem } from "../../../src/document/index.ts";

const ITEM: NewItem = {
  comments: ["# new"],
  lines: ["asn: 7", "name: Seven", "sessions:", "  - { router: r7 }"],
  flow: "{ asn: 7, name: Seven, sessions: [{ router: r7 }] }",
};

/** A text with the item appended to `peers`, or `line:column: message` for each error. */
function appended(
  text: string,
  item = ITEM,
  path: readonly (string | number)[] = ["peers"],
): string | readonly string[] {
  const { all, report } = new Diagnostics();
  const result = appendItems({ path: "p.yaml", text }, path, [item], report);
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

const NEW = "  # new\n  - asn: 7\n    name: Seven\n    sessions:\n      - { router: r7 }\n";

describe("after the last item", () => {
  test.each<readonly [string, string, string]>([
    ["of one line", "peers:\n  - { asn: 1 }\n", `peers:\n  - { asn: 1 }\n${NEW}`],
    [
      "with a comment",
      "peers:\n  - asn: 1 # one\nother: 2\n",
      `peers:\n  - asn: 1 # one\n${NEW}other: 2\n`,
    ],
    [
      "at the end of a text without a line end",
      "peers:\n  - asn: 1",
      `peers:\n  - asn: 1\n${NEW.slice(0, -1)}`,
    ],
    [
      "that is nested, with comments after it",
      "peers:\n  - asn: 1\n    sessions:\n      - { a: 1 }\n      # gone: { a: 2 }\n  # - asn: 2\n\n# end\n",
      `peers:\n  - asn: 1\n    sessions:\n      - { a: 1 }\n      # gone: { a: 2 }\n  # - asn: 2\n${NEW}\n# end\n`,
    ],
    [
      "with blank lines between items",
      "peers:\n  - asn: 1\n\n  # two\n  # and more\n  - asn: 2\n\n",
      `peers:\n  - asn: 1\n\n  # two\n  # and more\n  - asn: 2\n\n${NEW}\n`,
    ],
    [
      "with another indentation and Windows line ends",
      "\ufeffpeers:\r\n-   asn: 1\r\n    name: 'a'\r\n",
      "\ufeffpeers:\r\n-   asn: 1\r\n    name: 'a'\r\n# new\r\n-   asn: 7\r\n    name: Seven\r\n    sessions:\r\n      - { router: r7 }\r\n",
    ],
    [
      "that is a block of text",
      "peers:\n  - a: |\n      text\n      # text\nb: 1\n",
      `peers:\n  - a: |\n      text\n      # text\n${NEW}b: 1\n`,
    ],
    [
      "that is quoted over two lines",
      'peers:\n  - "a\n    b" # c\n',
      `peers:\n  - "a\n    b" # c\n${NEW}`,
    ],
    [
      "in brackets",
      "peers: [{ asn: 1 }, # one\n  { asn: 2 }\n]\n",
      `peers: [{ asn: 1 }, # one\n  { asn: 2 }, ${ITEM.flow!}\n]\n`,
    ],
    ["in empty brackets", "peers: []\n", `peers: [${ITEM.flow!}]\n`],
    ["in brackets with a comma at the end", "peers: [1, ]\n", `peers: [1, ${ITEM.flow!}, ]\n`],
    ["in JSON", '{"peers": [{"asn": 1}]}', `{"peers": [{"asn": 1}, ${ITEM.flow!}]}`],
  ])("%s", (_, text, expected) => {
    expect(appended(text)).toBe(expected);
  });

  test("of a list inside of a list", () => {
    const text =
      "peers:\n  - sessions:\n    - a: 1\n  - sessions:\n    - a: 2 # two\n    name: x\n";
    expect(
      appended(text, { comments: [], lines: ["a: 3", "b: 4"], flow: null }, [
        "peers",
        1,
        "sessions",
      ]),
    ).toBe(
      "peers:\n  - sessions:\n    - a: 1\n  - sessions:\n    - a: 2 # two\n    - a: 3\n      b: 4\n    name: x\n",
    );
  });

  test("in a line that hides a secret", () => {
    expect(appended('peers:\n  - { password: "hunter2" } # hunter3\n')).toBe(
      `peers:\n  - { password: "hunter2" } # hunter3\n${NEW}`,
    );
  });
});

describe("refuses", () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      "what is no list",
      "peers: { a: 1 }\n",
      ["1:8: nothing can be added to `peers` here: it is not a list"],
    ],
    [
      "what is not there",
      "other: 1\n",
      ["1:1: nothing can be added to `peers` here: it is not a list"],
    ],
    [
      "an alias",
      "a: &x [1]\npeers: *x\n",
      ["2:8: nothing can be added to `peers` here: it comes from an anchor, through an alias"],
    ],
    [
      "an anchor that an alias repeats",
      "peers: &x\n  - a: 1\nb: *x\n",
      ["1:8: nothing can be added to `peers` here: appending here would change more than this"],
    ],
    [
      "an item on the line of the key of a mapping in a list",
      "peers:\n  -\n    asn: 1\n",
      ["2:3: nothing can be added to `peers` here: its dashes are not at the beginnings of lines"],
    ],
    [
      "an item that ends with nothing",
      "peers:\n  - asn: 1\n    name:\n",
      [
        "2:3: nothing can be added to `peers` here: its last item ends with something after which nothing can be added",
      ],
    ],
  ])("%s", (_, text, expected) => {
    const found = appended(text);
    expect(
      typeof found === "string" ? found : found.map((each) => each.replace(/^\d+:\d+/, "")),
    ).toEqual(expected.map((each) => each.replace(/^\d+:\d+/, "")));
  });

  test("brackets, if an item cannot be in them", () => {
    expect(appended("peers: [1]\n", { ...ITEM, flow: null })).toEqual([
      "1:8: nothing can be added to `peers` here: it is in brackets, which leave no room for comments",
    ]);
  });
});

test("every file of the example, at every list of it", () => {
  for (const name of readdirSync("examples/azion/peers")) {
    const text = readFileSync(`examples/azion/peers/${name}`, "utf8");
    const result = appended(text);
    expect(typeof result).toBe("string");
    // Only lines were added.
    const [before, after] = [text.split("\n"), String(result).split("\n")];
    let at = 0;
    for (const line of after) if (line === before[at]) at++;
    expect(at).toBe(before.length);
    expect(after.length - before.length).toBeLessThanOrEqual(6);
  }
});

test("whatever the text, the result has the item and is otherwise the same, or it is refused", () => {
  const scalar = fc.constantFrom(
    "1",
    "a # b",
    "'q'",
    '"x: y"',
    "|\n  t\n",
    ">-\n  t\n  u",
    "",
    "{ a: 1 }",
    "[1,\n 2]",
    "*x",
    "&x 1",
    "~",
  );
  const line = fc
    .tuple(
      fc.constantFrom("", "  ", "    ", "   "),
      fc.constantFrom("", "- ", "-  ", "#", "- a: ", "b: ", "- - "),
      scalar,
    )
    .map(([indent, key, value]) => indent + key + value);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom("\n", "\r\n"), (lines, end) => {
      const text = ["peers:", ...lines].join(end);
      const { all, report } = new Diagnostics();
      const result = appendItems({ path: "p.yaml", text }, ["peers"], [ITEM], report);
      // That it is right is checked before it is returned; here, that nothing was removed.
      if (result === null) return expect(all.length).toBeGreaterThan(0);
      let at = 0;
      for (const character of result) if (character === text[at]) at++;
      expect(at).toBe(text.length);
    }),
    { numRuns: 500 },
  );
});
