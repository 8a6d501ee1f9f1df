import { readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

import { NOT_IGNORED, IGNORED } from "../../../../src/platforms/junos/reader/ignored.ts";
import { readText } from "../../reading.ts";

const page = readFileSync("docs/running/junos.md", "utf8");
const rows = [...page.matchAll(/^\| (.*?) *\| (.*?) *\|(?: (.*?) *\|)?$/gm)].map((row) =>
  row.slice(1, row[3] ? 4 : 3),
);

test("docs/running/junos.md lists what is ignored and why, and nothing else", () => {
  const passed = IGNORED.map(({ under, names, why }) => [
    under === "" ? "the top" : `\`${under}\``,
    names.map((name) => `\`${name}\``).join(", "),
    why,
  ]);
  const others = NOT_IGNORED.map(({ path, why }) => [`\`${path}\``, why]);
  const heads = (row: readonly string[]) => !/^-+:?$|^in$|^statement$/.test(row[0] ?? "");
  expect(rows.filter(heads)).toEqual([...passed, ...others]);
});

const neighbor = `protocols { bgp { group g { type external; graceful-shutdown { receiver { disable; } }
  neighbor 198.51.100.2 { peer-as 64496; import P; export P; } } } }
policy-options { policy-statement P { then reject; } }
routing-options { autonomous-system 64500; router-id 192.0.2.1; }
`;
const errors = (path: string) => {
  const words = path.replaceAll("*", "X").split(" ");
  const statement = words.reduceRight((inside, word) => `${word} { ${inside} }`, "x 1;");
  return readText("junos", [22, 4], `${neighbor}${statement}\n`).errors;
};

test.each(IGNORED.flatMap(({ under, names }) => names.map((name) => `${under} ${name}`.trim())))(
  "%s is ignored",
  (path) => {
    expect(errors(path)).toEqual([]);
  },
);

test.each([
  ...NOT_IGNORED.map(({ path }) => path),
  ...["frob", "system frob", "protocols frob", "routing-options frob", "policy-options frob"],
  ...["protocols bgp frob", "security frob", "routing-options validation frob"],
])("%s is not", (path) => {
  expect(errors(path).join()).toMatch(/not-understood/);
});
