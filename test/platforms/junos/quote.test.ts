import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  commentText,
  isName,
  plainName,
  quoteText,
  unsafeCharacter,
} from "../../../src/platforms/junos/quote.ts";

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.stringMatching(/^[ -~]{0,40}$/),
  fc.constantFrom(
    'x"; } } system { root-authentication',
    "x\nset system root-authentication",
    "a */ delete: protocols; /*",
    "${HOME}",
    "\\",
    "<*>",
    "x\u2028y",
    "replace: protocols",
  ),
);

describe("free text", () => {
  test("is quoted as it is, or refused", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        if (unsafeCharacter(text) !== null) {
          expect(() => quoteText(text)).toThrow("cannot be quoted");
          return;
        }
        const quoted = quoteText(text);
        expect(quoted).toBe(`"${text}"`);
        expect(quoted.slice(1, -1)).not.toMatch(/["\\$\n\r]|[^ -~]/u);
      }),
    );
  });

  test.each([
    ['a"b', '"'],
    ["a\\b", "\\"],
    ["${X}", "$"],
    ["a\nb", "U+000A"],
    ["caf\u00e9", "U+00E9"],
    ["<*>", "<"],
  ])("%j is refused for %s", (text, character) => {
    expect(unsafeCharacter(text)).toBe(character);
  });

  test("braces, semicolons, hashes and comment marks are harmless between quotes", () => {
    expect(quoteText("a; } # /* <b> 'c' | d")).toBe("\"a; } # /* <b> 'c' | d\"");
  });
});

describe("names", () => {
  test("hold nothing that ends a statement", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        if (isName(text)) expect(plainName(text)).toMatch(/^[\w-]+$/);
        else expect(() => plainName(text)).toThrow("not a name");
      }),
    );
    expect(isName("PEERC_AS13335_IX_BR_SP_V4")).toBe(true);
    expect(isName("inactive:")).toBe(false);
  });
});

describe("comments", () => {
  test("never end early", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const comment = `/* ${commentText(text)} */`;
        expect(comment.indexOf("*/")).toBe(comment.length - 2);
        expect(comment).toMatch(/^[ -~]*$/);
        expect(comment).not.toContain("$");
      }),
    );
    expect(commentText("**/ */")).toBe("** / * /");
  });
});
