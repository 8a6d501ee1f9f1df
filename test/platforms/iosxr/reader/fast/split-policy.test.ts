import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { splitPolicy } from "../../../../../src/platforms/iosxr/reader/fast/split-policy.ts";
import { linesOf } from "../../../../../src/platforms/iosxr/reader/objects.ts";
import { parsePolicy } from "../../../../../src/platforms/iosxr/reader/parse-policy.ts";

const LINES = [
  "  drop",
  "  set med 5",
  "  # endif",
  "  ! end-policy",
  "",
  "  if destination in L then",
  "    pass",
  "  else",
  "  elseif as-path length ge 5 then",
  "  endif",
];
/** In these the policy is not in plain form, or does not end where it seems to. */
const ODD = ["drop", "\tdrop", "  if x then drop endif", "  end-policyx", "  End", "end-policy"];

const branch = fc
  .array(fc.constantFrom("    drop", "    set med 5", "    # if", "  else"), { maxLength: 4 })
  .map((inside) => ["  if destination in L then", ...inside, "  endif"].join("\n"));
const lines = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: branch },
    { weight: 20, arbitrary: fc.constantFrom(...LINES) },
    { weight: 1, arbitrary: fc.constantFrom(...ODD) },
  ),
  { maxLength: 10 },
);

/** The statements of some text, or null if they are not understood. */
function parsed(text: string, line: number) {
  const failed: number[] = [];
  const notUnderstood = (line: number) => {
    failed.push(line);
  };
  const statements = parsePolicy(linesOf(text, line), { notUnderstood, notDefined: notUnderstood });
  return failed.length > 0 ? null : statements;
}

test("the parts of a policy have the lines and the statements of the whole policy", () => {
  let [split, understood] = [0, 0];
  fc.assert(
    fc.property(lines, (body) => {
      const text = [...body, "end-policy", "!", "route-policy OTHER", "end-policy"].join("\n");
      const found = splitPolicy(text, 0, 7);
      if (!found) return;
      split++;
      const all = text.split("\n");
      const end = all.findIndex((line) => line.trim() === "end-policy");
      const whole = all.slice(0, end).join("\n");
      expect([found.endLine, found.line]).toEqual([7 + end, 7]);
      expect(text.slice(0, found.end)).toBe([...all.slice(0, end), "end-policy"].join("\n"));
      const expected = linesOf(whole, 7);
      expect(found.lastLine).toBe(expected.at(-1)?.line ?? null);
      expect(linesOf(found.text, found.line)).toEqual(expected);
      expect(found.parts.flatMap((part) => linesOf(part.text, part.line))).toEqual(expected);
      const parts = found.parts.map((part) => parsed(part.text, part.line));
      if (parts.includes(null)) return;
      understood++;
      expect(parts.flat()).toEqual(parsed(whole, 7));
    }),
    { numRuns: 2000 },
  );
  expect([split > 500, understood > 300]).toEqual([true, true]);
});

test.each(ODD.slice(0, -1))("a policy with `%s` is left to the full reader", (line) => {
  expect(splitPolicy(`${line}\nend-policy\n`, 0, 1)).toBeNull();
});
