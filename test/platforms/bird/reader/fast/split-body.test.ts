import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { NotUnderstood } from "../../../../../src/platforms/bird/reader/cursor.ts";
import { parsePart } from "../../../../../src/platforms/bird/reader/fast/parse-part.ts";
import { splitBody } from "../../../../../src/platforms/bird/reader/fast/split-body.ts";
import {
  parseStatements,
  type FilterStatement,
} from "../../../../../src/platforms/bird/reader/syntax.ts";
import { readBodyTokens } from "../../../../../src/platforms/bird/reader/tokens.ts";
import type { BodyPart } from "../../../../../src/platforms/fast/statement-cache.ts";

const PIECES = [
  "accept;",
  ";",
  "{",
  "}",
  "[",
  "]",
  "if a then",
  "bgp_med = 5;",
  "{ reject; }",
].concat([
  "[ 10.0.0.0/8{8,24} ]",
  "[= 1 * 2 =]",
  " ",
  "\n",
  "# } ; '\n",
  "/",
  "*",
  "10.0.0.0/8",
  "else",
]);
/** These may be the beginning of something in which a brace would not count. */
const LEFT_TO_THE_READER = ['"', "'", "/*", "*/", '"}"', "'}'", "/* } */", "#"];

const statement = fc.constantFrom(
  ...[
    "accept;",
    "bgp_med = 5;",
    "if a then reject;",
    "if a then { reject; } else accept;",
    "{ f(); }",
  ],
  ...["if net ~ [ 10.0.0.0/8{8,24} ] then {\n reject;\n }", "# }\n", "\n"],
);
const bodies = fc
  .array(
    fc.oneof(
      { weight: 60, arbitrary: statement },
      { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.constantFrom(...LEFT_TO_THE_READER) },
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(" "));

/** The statements of a part, in its place; null if it is not understood by itself. */
function parsed({ text, line }: BodyPart): readonly FilterStatement[] | null {
  try {
    parsePart(text);
    return parseStatements(readBodyTokens(text, line));
  } catch (thrown) {
    if (!(thrown instanceof NotUnderstood)) throw thrown;
    return null;
  }
}

test("the parts of a body have the statements of the whole body, on the same lines", () => {
  let [split, understood] = [0, 0];
  fc.assert(
    fc.property(bodies, (text) => {
      const rest = `${text}}\nprotocol device { }`;
      const found = splitBody(`filter f {${rest}`, "filter f {".length, 7);
      if (!found) return;
      split++;
      const inside = readBodyTokens(found.text, 7);
      expect(rest.startsWith(`${found.text}}`)).toBe(true);
      const whole = readBodyTokens(rest, 7);
      expect(whole.slice(0, inside.length)).toEqual(inside);
      expect(whole[inside.length]).toEqual({ kind: "sign", text: "}", line: found.lastLine });
      // The first brace that closes more than was opened.
      let depth = 0;
      for (const { kind, text: sign } of inside) {
        if (kind === "sign") depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
      expect(found.parts.map((part) => part.text).join("")).toBe(found.text);
      const parts = found.parts.map(parsed);
      if (parts.includes(null)) return;
      understood++;
      expect(parts.flat()).toEqual(parseStatements(inside));
    }),
    { numRuns: 2000 },
  );
  expect([split > 500, understood > 200]).toEqual([true, true]);
});

test.each(LEFT_TO_THE_READER.filter((sign) => sign !== "*/"))(
  "a body with %s is left to the full reader",
  (sign) => {
    const text = `accept; ${sign}}`;
    expect(splitBody(text, 0, 1)).toBeNull();
  },
);
