import { describe, expect, test } from "@jest/globals";

import { loadChanges } from "../../src/changes/index.ts";
import { createLocate, Diagnostics } from "../../src/diagnostics/index.ts";
import { changeNames } from "./change-names.ts";

/** What is said of a file: `line: message (hint)`. */
function reported(text: string): readonly string[] {
  const diagnostics = new Diagnostics();
  const loaded = loadChanges({ path: "changes.yaml", text }, changeNames(), diagnostics.report);
  expect(loaded === null).toBe(diagnostics.failed);
  const locate = createLocate();
  return diagnostics.all.map(({ message, span, hint }) => {
    const line = span ? locate(span).start.line : "?";
    return `${line}: ${message}${hint === undefined ? "" : ` (${hint})`}`;
  });
}

/** Files with one mistake each. */
const WRONG = [
  "",
  "# nothing\n",
  "- a\n",
  "{}\n",
  "allowed: [\n",
  "allowed: []\n",
  "allowed:\n  - { name: a, on: {} }\n",
  "nothing:\n  - { name: a, on: {} }\n  - { name: a, on: {} }\n",
  'nothing:\n  - { name: "a\\nb", on: {} }\n',
  "nothing:\n  - on: {}\n",
];

describe("mistakes in changes.yaml", () => {
  test("are all reported at once, each with its line and what was meant", () => {
    expect(
      reported(`alowed:
  - name: a
allowed:
  - name: refresh
    on: { realtion: peer, peer: 13336, router: grv1, session: AS13335_IX_V7, exchange: ixx }
    acept_more: { at_most: 5% }
    accept_more: { at_most: 5 %, insid: registered, origins: registred, sources: [RABD] }
    accept_less: { at_most: { largest_of: [5%, 50] } }
    announce_more: { inside: registered }
    announce_less: { at_most: { larger_of: [5%] } }
    limits: { follow_registration: 20 }
    attributes: yes
nothing:
  - name: refresh
    on: { peer: 1333 }
`),
    ).toEqual([
      "1: unknown key `alowed` (did you mean `allowed`?)",
      "6: unknown key `acept_more` (did you mean `accept_more`?)",
      "5: unknown key `realtion` (did you mean `relation`?)",
      "7: unknown key `insid` (did you mean `inside`?)",
      "7: `5 %` is not a percentage like 5%, or a number of prefixes like 50 (write 5%)",
      "7: `registred` is not one of registered, any (did you mean `registered`?)",
      "8: unknown key `largest_of` (did you mean `larger_of`?)",
      "9: the key `at_most` is missing",
      "10: this list must be at least 2 items long",
      "11: expected a percentage like 5%, found `20` (write 20%)",
      "12: expected true or false, found `yes` (write `true`)",
      "5: there is no exchange `ixx` (did you mean `ix`?)",
      "5: there is no peer `AS13336` (did you mean 13335 (Cloudflare)?)",
      "5: there is no router `grv1` (did you mean `gru1`?)",
      "5: there is no session `AS13335_IX_V7` (did you mean `AS13335_IX_V4`?)",
      "7: there is no registry `RABD` (did you mean `RADB`?)",
      "15: there is no peer `AS1333` (did you mean 13335 (Cloudflare)?)",
      "14: refresh is defined twice (rename one of the two)",
    ]);
  });

  test("an empty file, and one of another kind, are errors", () => {
    expect(WRONG.flatMap(reported)).toEqual([
      "1: the file is empty (remove the file, or write what belongs there)",
      "1: the file is empty (remove the file, or write what belongs there)",
      "1: expected a mapping, found a list",
      "1: this mapping must be at least 1 key long",
      "1: not valid YAML: this `[` is not closed (write `]` where it ends, most likely on line 1; its lines must be indented deeper than the key they belong to)",
      "1: this list must be at least 1 item long",
      "2: a allows nothing (add one of accept_more, accept_less, announce_more, announce_less, limits, attributes, reasons)",
      "3: a is defined twice (rename one of the two)",
      "2: `a\\nb` is not a name on one line",
      "2: the key `name` is missing",
    ]);
  });
});
