import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { setEntries, type EntryToSet } from "../../../src/document/index.ts";

/** The edited text, or why it is refused. */
function edit(text: string, ...changes: readonly Partial<EntryToSet>[]): string {
  const diagnostics = new Diagnostics();
  const after = setEntries(
    { path: "a.yaml", text },
    changes.map((change) => ({
      owner: ["a"],
      key: "state",
      value: "shut",
      after: ["x"],
      ...change,
    })),
    diagnostics.report,
  );
  return after ?? diagnostics.all.map(({ message }) => message).join("; ");
}

const NONE = { value: null };
const SHARED =
  "`state` cannot be edited here: changing the text here would change more than this: an alias repeats it";
const ALIAS = "`state` cannot be edited here: it comes from an anchor, through an alias";
const COMMENTS =
  "`state` cannot be edited here: its value has comments in it, which would be lost: edit it by hand";

describe("an entry is written, and every other character stays", () => {
  test.each<[string, string, string, Partial<EntryToSet>?]>([
    ["in a block", "a:\n  x: 1 # one\n  y: 2\n", "a:\n  x: 1 # one\n  state: shut\n  y: 2\n"],
    ["in braces", "a: { x: 1, y: 2 }\n", "a: { x: 1, state: shut, y: 2 }\n"],
    [
      "in braces over lines",
      "a:\n  { x: 1,\n    y: 2, }\n",
      "a:\n  { x: 1, state: shut,\n    y: 2, }\n",
    ],
    ["with Windows line ends", "a:\r\n  x: 1\r\n", "a:\r\n  x: 1\r\n  state: shut\r\n"],
    ["with a byte order mark", "\ufeffa: { x: 1 }\n", "\ufeffa: { x: 1, state: shut }\n"],
    ["without a line end", "a:\n  x: 1", "a:\n  x: 1\n  state: shut"],
    ["under a quoted key", "'a':\n  \"x\": ção # ç\n", "'a':\n  \"x\": ção # ç\n  state: shut\n"],
    [
      "in an item",
      "a:\n- x: 1\n  y: 2\n",
      "a:\n- x: 1\n  state: shut\n  y: 2\n",
      { owner: ["a", 0] },
    ],
    ["over a word", "a: { state: draining, x: 1 }\n", "a: { state: shut, x: 1 }\n"],
    ["over a quoted word", "a:\n  state: 'draining' # why\n", "a:\n  state: shut # why\n"],
    [
      "over braces",
      "a:\n  state: { is: draining, ticket: X } # why\n",
      "a:\n  state: shut # why\n",
    ],
    [
      "over a block",
      "a:\n  state:\n    is: draining\n    ticket: X\n  x: 1\n",
      "a:\n  state: shut\n  x: 1\n",
    ],
    [
      "over a block at the end",
      "a:\n  state:\n    is: draining\n\n# end\n",
      "a:\n  state: shut\n\n# end\n",
    ],
    [
      "at the top",
      "a: { x: 1 }\n",
      'a: { x: 1 }\nb: { "é": { state: shut } }\n',
      { owner: [], key: "b", value: '{ "é": { state: shut } }', after: ["a"] },
    ],
  ])("%s", (_, text, expected, change = {}) => {
    expect(edit(text, change)).toBe(expected);
  });
});

describe("an entry is removed, with its line", () => {
  test.each<[string, string, string, Partial<EntryToSet>?]>([
    [
      "in a block",
      "a:\n  x: 1 # one\n  state: shut # why\n  # y\n  y: 2\n",
      "a:\n  x: 1 # one\n  # y\n  y: 2\n",
    ],
    [
      "a block of its own",
      "a:\n  state:\n    is: shut # so\n    ticket: X\n\n  x: 1\n",
      "a:\n\n  x: 1\n",
    ],
    ["at the end", "a:\r\n  x: 1\r\n  state: shut", "a:\r\n  x: 1\r\n"],
    ["in braces", "a: { x: 1, state: shut, y: 2 }\n", "a: { x: 1, y: 2 }\n"],
    ["first in braces", "a: {state: shut, x: 1}\n", "a: {x: 1}\n"],
    ["last in braces", "a: { x: 1,\n  state: { is: shut } }\n", "a: { x: 1 }\n"],
    ["last with a comma", "a: { x: 1, state: shut, }\n", "a: { x: 1, }\n"],
    ["first in an item", "a:\n- state: shut\n  x: 1\n", "a:\n- x: 1\n", { owner: ["a", 0] }],
    ["a quoted key", 'a: { x: 1, "state": shut }\n', "a: { x: 1 }\n"],
    ["where there is none", "a: { x: 1 }\n", "a: { x: 1 }\n"],
  ])("%s", (_, text, expected, change = {}) => {
    expect(edit(text, { ...NONE, ...change })).toBe(expected);
  });

  test("is undone by the reverse edit, character by character", () => {
    for (const text of [
      "a:\n  x: 1 # one\n  y: 2\n",
      "a: {x: 1, y: 2} # z\n",
      "a:\r\n  x: 1\r\nb: 2\r\n",
    ]) {
      expect(edit(edit(text), NONE)).toBe(text);
    }
  });
});

describe("what would change more is refused, with its reason", () => {
  test.each<[string, string, string, Partial<EntryToSet>?]>([
    ["the mapping is repeated", "a: &m { x: 1 }\nb: *m\n", SHARED],
    ["the mapping is an alias", "b: &m { x: 1 }\na: *m\n", ALIAS],
    ["the value is an alias", "b: &s draining\na: { state: *s }\n", ALIAS],
    [
      "the value is repeated",
      "a: { state: &s draining }\nb: *s\n",
      "`state` cannot be edited here: its value has an anchor or a tag",
    ],
    [
      "the value is repeated and removed",
      "a: { x: 1, state: &s draining }\nb: *s\n",
      "`state` cannot be edited here: its value has an anchor",
      NONE,
    ],
    ["comments in a block", "a:\n  state:\n    is: draining # so\n", COMMENTS],
    ["comments in braces", "a:\n  state: { # so\n    is: draining }\n", COMMENTS],
    ["a comment behind the key", "a:\n  state: # so\n    is: draining\n", COMMENTS],
    [
      "comments around what is removed",
      "a: { x: 1, # one\n  state: shut, y: 2 }\n",
      "a: { x: 1, # one\n  y: 2 }\n",
      NONE,
    ],
    [
      "a comment before what comes next",
      "a: { x: 1,\n  state: shut, # why\n  y: 2 }\n",
      "`state` cannot be edited here: there are comments around it",
      NONE,
    ],
    ["no mapping", "a: [1]\n", "`state` cannot be edited here: it is not in a mapping"],
    ["nothing there", "b: { x: 1 }\n", "`state` cannot be edited here: it is not there"],
  ])("%s", (_, text, expected, change = {}) => {
    expect(edit(text, change)).toBe(expected);
  });

  test("all places that cannot be edited are reported, and nothing is written", () => {
    const text = "a: &m { x: 1 }\nb: *m\nc: { x: 1 }\n";
    expect(edit(text, { owner: ["a"] }, { owner: ["c"] }, { owner: ["b"] })).toBe(
      `${SHARED}; ${ALIAS}`,
    );
  });
});
