import { describe, expect, test } from "@jest/globals";

import { compileTemplates } from "../../src/platforms/engine.ts";

function print(main: string, view: object): string {
  return compileTemplates(new Map([["main", main]]))(view);
}

describe("lines", () => {
  test("prints one text per line, with what comes before, between and after them", () => {
    const template = '[\n{{lines entries before="  " between=","}}\n];\n';
    expect(print(template, { entries: ["a", "b", "c"] })).toBe("[\n  a,\n  b,\n  c\n];\n");
    expect(print(template, { entries: ["a"] })).toBe("[\n  a\n];\n");
    expect(print('{{lines entries between=";" end=";"}}', { entries: ["a", "b"] })).toBe("a;\nb;");
  });

  test("means what `each` means", () => {
    const entries = ["<1>", "&", "$&"];
    expect(print('{{lines entries before=" "}}\n', { entries })).toBe(
      print("{{#each entries}}\n {{this}}\n{{/each}}\n", { entries }),
    );
  });

  test("throws where there is nothing to print", () => {
    expect(() => print("{{lines entries}}", { entries: [] })).toThrow("of nothing");
    expect(() => print("{{lines entries}}", {})).toThrow();
  });
});
