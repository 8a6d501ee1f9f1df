import { expect, test } from "@jest/globals";

import { scanAsListGroup } from "../../../../../src/platforms/junos/reader/fast/scan-as-list-group.ts";

test("a list of ASNs in plain form is read up to its brace", () => {
  const text = "G {\n  as-list A-1 members 64496;\n\n  as-list B members 64499-64511;\n} rest";
  expect(scanAsListGroup(text, text.indexOf("{") + 1)).toEqual({
    ranges: [
      { first: 64496, last: 64496 },
      { first: 64499, last: 64511 },
    ],
    end: text.indexOf("}"),
    lines: 4,
  });
  expect(scanAsListGroup(" }", 0)).toEqual({ ranges: [], end: 1, lines: 0 });
});

test.each([
  ["as-list A members 64496; "],
  ["as-list A members 64496 }"],
  ["as-list A members 064496; }"],
  ["as-list A members 4294967296; }"],
  ["as-list A members 3-2; }"],
  ["as-list A members -2; }"],
  ["as-list A members 1-; }"],
  ["as-list A members [ 1 2 ]; }"],
  ["as-list A { members 1; } }"],
  ['as-list "A" members 1; }'],
  ["as-list members 1; }"],
  ["as-list A members; }"],
  ["as-path A members 1; }"],
  ["/* said */ as-list A members 1; }"],
])("%j is left alone", (text) => {
  expect(scanAsListGroup(text, 0)).toBeNull();
});
