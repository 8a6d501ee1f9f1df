import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { createLocate, Diagnostics } from "../../src/diagnostics/index.ts";
import { parseYaml } from "../../src/document/yaml.ts";

/** What is said of a text: `line:column message (hint)`. */
function messagesOf(text: string): readonly string[] {
  const found = new Diagnostics();
  parseYaml({ path: "x.yaml", text }, found.report);
  const locate = createLocate();
  return found.all.map(({ message, hint, span }) => {
    const at = span ? locate(span).start : { line: 0, column: 0 };
    return `${at.line}:${at.column} ${message}${hint === undefined ? "" : ` (${hint})`}`;
  });
}

/** Texts that are not YAML, and all messages about each. */
const CASES: readonly (readonly [text: string, messagesOf: readonly string[]])[] = [
  [
    "peers:\n\t- asn: 15169\n\t  name: Tab\n",
    [
      "2:1 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces, also on line 3)",
    ],
  ],
  [
    "network:\n\tasn: 1\n\tname: x\nirr:\n\tsources: [A]\n",
    [
      "2:1 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces, also on lines 3, 5)",
    ],
  ],
  [
    "peers:\n  - asn: 15169\n\t  name: Tab\n",
    [
      "3:1 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces)",
    ],
  ],
  [
    "peers:\n  - asn: 15169\n  \tname: Tab\n",
    [
      "3:3 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces)",
    ],
  ],
  [
    "peers:\n  -\tasn: 15169\n  \tname: Tab\n",
    [
      "2:4 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces, also on line 3)",
    ],
  ],
  [
    "peers:\n  -\tasn: 15169\n    name: Tab\n",
    [
      "2:4 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces)",
    ],
  ],
  [
    "network: {\n\tasn: 1,\n\tname: x\n}\n",
    [
      "2:1 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces, also on line 3)",
    ],
  ],
  [
    "network:\n  {\n\tasn: 1,\n\tname: x\n\t}\n",
    [
      "3:1 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces, also on lines 4, 5)",
    ],
  ],
  [
    "a: |\n\tfoo\n",
    [
      "2:1 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces)",
    ],
  ],
  [
    "peers:\n  - { asn: 1, name: x, relation: peer\n  - { asn: 2 }\n",
    [
      "2:5 not valid YAML: this `{` is not closed (write `}` where it ends, most likely on line 2; its lines must be indented deeper than the key they belong to)",
    ],
  ],
  [
    "peers:\n  - { asn: 1, name: x, relation: peer\n    sessions: [a] }\nmore: 1\n",
    [
      "3:5 not valid YAML: a comma is missing before `sessions` (separate the items in braces or brackets with commas)",
    ],
  ],
  [
    "peers:\n  - { asn: 1, name: x, relation: peer\n",
    [
      "2:5 not valid YAML: this `{` is not closed (write `}` where it ends, most likely on line 2; its lines must be indented deeper than the key they belong to)",
    ],
  ],
  [
    "network: { asn: 1, name: A\nirr: { sources: [A] }\nrouters:\n  a: { b: c }\n",
    [
      "1:10 not valid YAML: this `{` is not closed (write `}` where it ends, most likely on line 1; its lines must be indented deeper than the key they belong to)",
    ],
  ],
  [
    "network:\n  as_sets: [A, B\n  name: C\n",
    [
      "2:12 not valid YAML: this `[` is not closed (write `]` where it ends, most likely on line 2; its lines must be indented deeper than the key they belong to)",
    ],
  ],
  [
    "network:\n  as_sets: [A, B\n",
    [
      "2:12 not valid YAML: this `[` is not closed (write `]` where it ends, most likely on line 2; its lines must be indented deeper than the key they belong to)",
    ],
  ],
  [
    "peers:\n  - { asn: 1, as_sets: [A, name: x }\n  - { asn: 2 }\n",
    ["2:24 not valid YAML: this `[` is not closed (write `]` before the `}`)"],
  ],
  [
    "peers:\n  - { asn: 1, as_sets: [A}, name: x }\n",
    ["2:24 not valid YAML: this `[` is not closed (write `]` before the `}`)"],
  ],
  [
    "peers:\n  - { asn: 1 }}\n",
    [
      "2:15 not valid YAML: this `}` closes nothing (remove it, or write the bracket that it should close)",
    ],
  ],
  [
    "peers: [a]]\nb: 1\n",
    [
      "1:11 not valid YAML: this `]` closes nothing (remove it, or write the bracket that it should close)",
    ],
  ],
  [
    'network:\n  name: "Azion\n  asn: 1\n',
    [
      '2:9 not valid YAML: this `"` is not closed (write `"` where the text ends, most likely on line 2)',
    ],
  ],
  [
    "network:\n  name: 'Azion\n  asn: 1\n",
    [
      "2:9 not valid YAML: this `'` is not closed (write `'` where the text ends, most likely on line 2)",
    ],
  ],
  [
    'network: { name: "Azion, asn: 1 }\nirr: { a: "b" }\n',
    [
      '1:18 not valid YAML: this `"` is not closed (write `"` where the text ends, most likely on line 1)',
    ],
  ],
  [
    'name: "a" b\n',
    [
      '1:11 not valid YAML: the text in quotes ends before this (write \\" for a quote between double quotes, or put the whole in single quotes)',
    ],
  ],
  [
    "name: 'Aut O'Mattic'\n",
    [
      "1:14 not valid YAML: the text in quotes ends before this (write '' for an apostrophe between single quotes, or put the whole in double quotes)",
    ],
  ],
  [
    "peers:\n  - asn: 1\n    name: x\n   relation: peer\n",
    [
      "4:4 not valid YAML: this line is indented by 3 spaces, which fits no line above it (indent it as line 3: by 4 spaces)",
    ],
  ],
  [
    "peers:\n  - asn: 1\n    name: x\n     relation: peer\n",
    [
      "4:6 not valid YAML: this line is indented by 5 spaces, which fits no line above it (indent it as line 3: by 4 spaces)",
    ],
  ],
  [
    "peers:\n  - asn: 1\n - asn: 2\n",
    [
      "3:2 not valid YAML: this line is indented by 1 space, which fits no line above it (indent it as line 2: by 2 spaces)",
    ],
  ],
  [
    "peers:\n  - asn: 1\n   - asn: 2\n",
    [
      "3:4 not valid YAML: this line is indented by 3 spaces, which fits no line above it (indent it as line 2: by 2 spaces)",
    ],
  ],
  [
    "peers:\n  - asn: 1\n    - asn: 2\n",
    [
      "3:5 not valid YAML: this line is indented by 4 spaces, which fits no line above it (indent it as line 2: by 2 spaces)",
    ],
  ],
  [
    "peers:\n  - asn: 1\n  asn: 2\n",
    [
      "3:3 not valid YAML: this line is indented by 2 spaces, which fits no line above it (indent it as line 2: by 4 spaces)",
    ],
  ],
  [
    "peers:\n  - asn: 1\n    name: a\n  name: b\n",
    [
      "4:3 not valid YAML: this line is indented by 2 spaces, which fits no line above it (indent it as line 3: by 4 spaces)",
    ],
  ],
  [
    "network:\n  asn: 1\n name: x\n",
    [
      "3:2 not valid YAML: this line is indented by 1 space, which fits no line above it (indent it as line 2: by 2 spaces)",
    ],
  ],
  [
    "network:\n  asn: 1\n   name: x\n",
    [
      "3:4 not valid YAML: this line is indented by 3 spaces, which fits no line above it (indent it as line 2: by 2 spaces)",
    ],
  ],
  [
    "network:\n  lan:\n     a: 1\n    b: 1\n",
    [
      "4:5 not valid YAML: this line is indented by 4 spaces, which fits no line above it (indent it as line 3: by 5 spaces)",
    ],
  ],
  [
    "network:\n  asn:1\n  name: x\n",
    ["2:3 not valid YAML: a space is missing after the `:` (write `asn: 1`)"],
  ],
  [
    "network:\n  name: x\n  asn:1\n",
    ["3:3 not valid YAML: a space is missing after the `:` (write `asn: 1`)"],
  ],
  [
    "peers:\n  -asn: 1\n   name: x\n",
    ["2:3 not valid YAML: a space is missing after the `-` (write `- asn: 1`)"],
  ],
  [
    "network\n  asn: 1\n",
    [
      "1:1 not valid YAML: this line has no key: there is no `:` followed by a space (write `network:`)",
    ],
  ],
  [
    "network:\n  asn 1\n  name: x\n",
    [
      "2:3 not valid YAML: this line has no key: there is no `:` followed by a space (write `asn: 1`)",
    ],
  ],
  [
    "name: a: b\n",
    [
      '1:7 not valid YAML: a value with `: ` in it needs quotes, or YAML takes it for a key (write `"a: b"`, or put the key on a line of its own)',
    ],
  ],
  [
    "a: { b: 1 c: 2 }\n",
    [
      "1:11 not valid YAML: a comma is missing before `c` (separate the items in braces or brackets with commas)",
    ],
  ],
  [
    'a: [ b c, "d" "e" ]\n',
    [
      '1:15 not valid YAML: a comma is missing before `"e"` (separate the items in braces or brackets with commas)',
    ],
  ],
  [
    'a: { b: 1, c: "x" d: 2 }\n',
    [
      "1:19 not valid YAML: a comma is missing before `d` (separate the items in braces or brackets with commas)",
    ],
  ],
  [
    "name: @foo\n",
    ['1:7 not valid YAML: a value cannot begin with `@` (put it in quotes: "@foo")'],
  ],
  [
    "warn_at: %80\n",
    ['1:10 not valid YAML: a value cannot begin with `%` (put it in quotes: "%80")'],
  ],
  ["name: `x`\n", ['1:7 not valid YAML: a value cannot begin with ``` (put it in quotes: "`x`")']],
  ["name: *\n", ['1:7 not valid YAML: a value cannot begin with `*` (put it in quotes: "*")']],
  [
    "as_sets: *foo\n",
    [
      "1:10 not valid YAML: an alias without an anchor (put it in quotes, if it is text that begins with `*`)",
    ],
  ],
  ["name: !foo bar\n", ["1:7 a tag is not allowed here (write the value out in plain YAML 1.2)"]],
  [
    "name: | foo\n",
    [
      '1:9 not valid YAML: a value cannot begin with `|` and go on after it (put it in quotes: "| foo")',
    ],
  ],
  [
    "name: > foo\n",
    [
      '1:9 not valid YAML: a value cannot begin with `>` and go on after it (put it in quotes: "> foo")',
    ],
  ],
  [
    "a:\n- b\nc: 1\n- d\n",
    [
      "4:1 not valid YAML: a list item is among keys (write the key above it that the list belongs to, or indent it below that key)",
    ],
  ],
  [
    "a: 1\n- b\n",
    [
      "2:1 not valid YAML: a list item is among keys (write the key above it that the list belongs to, or indent it below that key)",
    ],
  ],
  [
    "- b\na: 1\n",
    [
      "2:1 not valid YAML: a key is among list items (begin the line with `- ` or indent it below the item above; or write the key above the list that the list belongs to)",
    ],
  ],
  [
    "foo\na: 1\n",
    [
      "1:1 not valid YAML: this line has no key: there is no `:` followed by a space (write `foo:`)",
    ],
  ],
  [
    "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n",
    [
      "2:1 not valid YAML: this is a mark of a merge that met a conflict (choose between the two versions and remove the lines that begin with <<<<<<<, ======= and >>>>>>>)",
    ],
  ],
  [
    'name: "a\\qb"\n',
    [
      "1:9 not valid YAML: `\\q` means nothing between double quotes (write `\\\\q` for the backslash itself, or use single quotes)",
    ],
  ],
  ["a: 1\na: 2\n", ["2:1 the key `a` is here twice (remove one of the two)"]],
  [
    "s: { remote: 2001:db8::1, local: 2001:db8::, x: ::1 }\n",
    [
      '1:34 not valid YAML: `2001:db8::` ends with `:`, so that YAML takes it for a key (put it in quotes: "2001:db8::")',
    ],
  ],
  [
    "s: { remote: 2001:db8::}\n",
    [
      '1:14 not valid YAML: `2001:db8::` ends with `:`, so that YAML takes it for a key (put it in quotes: "2001:db8::")',
    ],
  ],
  [
    "a: 1\n---\nb: 1\n",
    ["2:1 not valid YAML: a second document begins here, and a file holds one"],
  ],
  [
    "a: 1\n...\nb: 1\n",
    ["3:1 not valid YAML: a second document begins here, and a file holds one"],
  ],
  [
    "a: [1, 2,, 3]\n",
    [
      "1:10 not valid YAML: there is nothing before this comma (remove the comma, or write what belongs before it)",
    ],
  ],
  [
    "a\uff1a1\nb: 2\n",
    ["1:2 not valid YAML: U+FF1A looks like a colon and is none to YAML (write `:` instead)"],
  ],
  [
    "a:\u00a01\nb:\n\u00a0\u00a0c: 1\n",
    [
      "1:3 not valid YAML: U+00A0 looks like a space and is none to YAML (write a plain space instead)",
    ],
  ],
  [
    "peers:\r\n\t- asn: 15169\r\n",
    [
      "2:1 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces)",
    ],
  ],
  [
    'network:\r\n  name: "Azion\r\n  asn: 1\r\n',
    [
      '2:9 not valid YAML: this `"` is not closed (write `"` where the text ends, most likely on line 2)',
    ],
  ],
  [
    "peers:\r\n  - { asn: 1, name: x\r\n  - { asn: 2 }\r\n",
    [
      "2:5 not valid YAML: this `{` is not closed (write `}` where it ends, most likely on line 2; its lines must be indented deeper than the key they belong to)",
    ],
  ],
  [
    "peers:\r\n  - asn: 1\r\n    name: x\r\n   relation: peer\r\n",
    [
      "4:4 not valid YAML: this line is indented by 3 spaces, which fits no line above it (indent it as line 3: by 4 spaces)",
    ],
  ],
  [
    "\ufeffpeers:\n\t- asn: 15169\n",
    [
      "2:1 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces)",
    ],
  ],
  [
    "\ufeffnetwork: { asn: 1\n",
    [
      "1:10 not valid YAML: this `{` is not closed (write `}` where it ends, most likely on line 1; its lines must be indented deeper than the key they belong to)",
    ],
  ],
  [
    "peers:\n  - { name: Associação NIC.br, asn: 1\n",
    [
      "2:5 not valid YAML: this `{` is not closed (write `}` where it ends, most likely on line 2; its lines must be indented deeper than the key they belong to)",
    ],
  ],
  [
    "# São Paulo\nnetwork:\n  name: 'Aut O'Mattic Ltd.'\n",
    [
      "3:16 not valid YAML: the text in quotes ends before this (write '' for an apostrophe between single quotes, or put the whole in double quotes)",
    ],
  ],
  [
    "network:\n  name: Associação\n   asn: 1\n",
    [
      "3:4 not valid YAML: this line is indented by 3 spaces, which fits no line above it (indent it as line 2: by 2 spaces)",
    ],
  ],
  [
    "peers:\n  - { asn: 1\n  - { asn: 2\n  - { asn: 3 }\n",
    [
      "2:5 not valid YAML: this `{` is not closed (write `}` where it ends, most likely on line 2; its lines must be indented deeper than the key they belong to)",
    ],
  ],
  [
    "a: { b: [ c, d\n",
    [
      "1:4 not valid YAML: this `{` is not closed (write `}` where it ends, most likely on line 1; its lines must be indented deeper than the key they belong to)",
    ],
  ],
  [
    "routers:\n  gru1: { platform: junos, router_id: 192.0.2.1\n    site: X\n  mia1: { platform: frr }\n",
    [
      "2:9 not valid YAML: this `{` is not closed (write `}` where it ends, most likely on line 2; its lines must be indented deeper than the key they belong to)",
    ],
  ],
  [
    'name: "a\\"\nb: 1\n',
    [
      '1:7 not valid YAML: this `"` is not closed (write `"` where the text ends, most likely on line 1)',
    ],
  ],
  [
    "name: 'it''s\nb: 1\n",
    [
      "1:7 not valid YAML: this `'` is not closed (write `'` where the text ends, most likely on line 1)",
    ],
  ],
  [
    "asn = 1\nname: x\n",
    [
      "1:1 not valid YAML: this line has no key: there is no `:` followed by a space (write `asn: 1`)",
    ],
  ],
  [
    "network:\n  asn: 1\n\t name: x\n",
    [
      "3:1 not valid YAML: a tab is in the indentation, where YAML allows only spaces (replace the tab by spaces)",
    ],
  ],
  [
    "network:\n  - asn: 1\n - asn: 2\n   name: x\n",
    [
      "3:2 not valid YAML: this line is indented by 1 space, which fits no line above it (indent it as line 2: by 2 spaces)",
    ],
  ],
  [
    "peers:\n  - asn: 1\n    name: a\n   - asn: 2\n    name: b\n    relation: peer\n",
    [
      "4:4 not valid YAML: this line is indented by 3 spaces, which fits no line above it (indent it as line 2: by 2 spaces)",
    ],
  ],
  [
    "peers:\n  - asn: 1\n    name: a\n - asn: 2\n    name: b\n    relation: peer\n    sessions: []\n  - asn: 3\n",
    [
      "4:2 not valid YAML: this line is indented by 1 space, which fits no line above it (indent it as line 2: by 2 spaces)",
    ],
  ],
  [
    "peers:\n  - asn: 1\n    name: a\n   relation: peer\n    as_sets: [A]\n    sessions:\n      - { a: b }\n",
    [
      "4:4 not valid YAML: this line is indented by 3 spaces, which fits no line above it (indent it as line 3: by 4 spaces)",
    ],
  ],
  [
    "peers:\n  - sessions:\n     - { a: b }\n      - { a: c }\n      - { a: d }\n",
    [
      "4:7 not valid YAML: this line is indented by 6 spaces, which fits no line above it (indent it as line 3: by 5 spaces)",
    ],
  ],
  [
    "a:\n  b: 1\n   c: 2\nd:\n  e: 1\n   f: 2\n",
    [
      "3:4 not valid YAML: this line is indented by 3 spaces, which fits no line above it (indent it as line 2: by 2 spaces)",
      "6:4 not valid YAML: this line is indented by 3 spaces, which fits no line above it (indent it as line 5: by 2 spaces)",
    ],
  ],
];

/** Texts with tabs where YAML allows them. */
const RIGHT = [
  "waive:\n  -\ta\n  -\tb\n",
  "network:\n  asn:\t1\n  name:\tx\n",
  "network:\n  asn: 1\t# x\n\t# comment\n  name: x\n",
  "network:\n\t\n  asn: 1\t\n",
];

describe("messages about a text that is not YAML", () => {
  test.each(CASES)("%j", (text, expected) => {
    expect(messagesOf(text)).toEqual(expected);
  });

  test.each(CASES)("%j means the same with Windows line endings", (text, expected) => {
    const other = text.replaceAll(/\r?\n/g, "\r\n");
    expect(messagesOf(other)).toEqual(expected);
  });

  test.each(RIGHT)("nothing of %j", (text) => {
    expect(messagesOf(text)).toEqual([]);
  });

  test("every text that the library refuses is refused with a place in it", () => {
    const piece = fc.constantFrom(
      ..."{}[]\"':-,#&*!|>%@?`\t\n ab1".split(""),
      "\n  ",
      "\n - ",
      "a: ",
      "- ",
      "\n\t",
      "'x'",
      "é",
      "\r\n",
    );
    const texts = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        const found = new Diagnostics();
        const root = parseYaml({ path: "x.yaml", text }, found.report);
        expect(root === null).toBe(found.all.length > 0);
        for (const { span } of found.all) {
          expect(span?.start).toBeLessThanOrEqual(text.length);
          expect(span?.start).toBeLessThanOrEqual(span?.end ?? -1);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
