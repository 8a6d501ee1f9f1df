import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { TokenCursor, tokensOf } from "../../../../src/platforms/junos/reader/tokens.ts";

const pieces = fc.constantFrom(
  ...'term a-b 10.0.0.0/8 2001:db8::/32 { } [ ] ; # /* */ * / " \\ ${ ${x} $ <*> é ! ~ inactive:'.split(
    " ",
  ),
  " ",
  "  ",
  "\n",
  "\t",
  "\r\n",
  "\u00a0",
);

const texts = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(""));

test("a cursor goes over the tokens that the syntax has, up to where each ends", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const tokens: string[] = [];
      const cursor = new TokenCursor(text);
      for (let token = cursor.next(); token !== null; token = cursor.next()) {
        tokens.push(token);
        expect(text.slice(0, cursor.at).endsWith(token)).toBe(true);
      }
      expect(tokens).toEqual(tokensOf(text));
    }),
    { numRuns: 20_000 },
  );
});
