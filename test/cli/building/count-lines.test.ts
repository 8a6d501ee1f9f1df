import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { countLines } from "../../../src/cli/building/count-lines.ts";
import { differingLines } from "../../../src/cli/building/differing-lines.ts";
import { PrefixSet } from "../../../src/net/index.ts";
import { routerPlan } from "../../fixtures/plan.ts";

describe("lines that differ", () => {
  test("are those that one text has and the other does not, each time", () => {
    expect(differingLines("a\nb\nc", "a\nc")).toBe(1);
    expect(differingLines("a\nb\nc", "a\nd\nc")).toBe(2);
    expect(differingLines("a\nb\nb", "b\na")).toBe(1);
    expect(differingLines("a\nb", "b\na")).toBe(0);
    expect(differingLines("x", "")).toBe(2);
  });

  test("are counted as if every line was looked at", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const times = (all: readonly string[], line: string) =>
          all.filter((one) => one === line).length;
        const expected = [...new Set([...a, ...b])].reduce(
          (sum, line) => sum + Math.abs(times(a, line) - times(b, line)),
          0,
        );
        const [one, other] = [a.join("\n"), b.join("\n")];
        if (a.length > 0 && b.length > 0) expect(differingLines(one, other)).toBe(expected);
      }),
    );
  });
});

describe("the files of two networks", () => {
  const plan = routerPlan("bird", [2, 0, 12]);
  const rendered: string[] = [];
  const render = ({ name, site }: typeof plan) => {
    rendered.push(name);
    return `${name}\n${String(site)}`;
  };

  test("are rendered where their plans differ", () => {
    const moved = { ...plan, span: { ...plan.span, start: plan.span.start + 1 } };
    expect(countLines([plan], [moved], render, false)).toBe(0);
    expect(rendered).toEqual([]);
    expect(countLines([plan], [{ ...plan, site: "elsewhere" }], render, false)).toBe(2);
    expect(countLines([plan], [], render, false)).toBe(3);
  });

  test("are rendered only on request if they are large", () => {
    const set = PrefixSet.of(
      "ipv4",
      Array.from({ length: 200_001 }, (_, i) => ({
        prefix: { family: "ipv4" as const, value: BigInt(i) << 8n, length: 24 },
        min: 24,
        max: 24,
      })),
    );
    const lists = { ...plan.lists, prefixes: [{ name: "PEERC_X", about: "x", set }] };
    const large = { ...plan, lists };
    expect(countLines([plan], [large], render, false)).toBeNull();
    expect(countLines([plan], [large], render, true)).toBe(0);
  });
});
