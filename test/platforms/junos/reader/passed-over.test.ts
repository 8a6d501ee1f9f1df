import { readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

import {
  NOT_PASSED_OVER,
  PASSED_OVER,
} from "../../../../src/platforms/junos/reader/passed-over.ts";
import { readText } from "../../reading.ts";

const page = readFileSync("docs/running/junos.md", "utf8");
const rows = [...page.matchAll(/^\| (.*?) *\| (.*?) *\|(?: (.*?) *\|)?$/gm)].map((row) =>
  row.slice(1, row[3] ? 4 : 3),
);

test("docs/running/junos.md lists what is passed over and why, and nothing else", () => {
  const passed = PASSED_OVER.map(({ under, names, why }) => [
    under === "" ? "the top" : `\`${under}\``,
    names.map((name) => `\`${name}\``).join(", "),
    why,
  ]);
  const others = NOT_PASSED_OVER.map(({ path, why }) => [`\`${path}\``, why]);
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
  const said = words.reduceRight((inside, word) => `${word} { ${inside} }`, "x 1;");
  return readText("junos", [22, 4], `${neighbor}${said}\n`).errors;
};

test.each(
  PASSED_OVER.flatMap(({ under, names }) => names.map((name) => `${under} ${name}`.trim())),
)("%s is passed over", (path) => {
  expect(errors(path)).toEqual([]);
});

test.each([
  ...NOT_PASSED_OVER.map(({ path }) => path),
  ...["frob", "system frob", "protocols frob", "routing-options frob", "policy-options frob"],
  ...["protocols bgp frob", "security frob", "routing-options validation frob"],
])("%s is not", (path) => {
  expect(errors(path).join()).toMatch(/not-understood/);
});
