import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics, formatText } from "../../src/diagnostics/index.ts";
import { nodeAt, parseJson, toPlain } from "../../src/document/index.ts";

function read(text: string) {
  const found = new Diagnostics();
  const root = parseJson({ path: "a.json", text }, found.report);
  return { root, found };
}

/** The first lines of what is reported: place and message. */
function messages(text: string): readonly string[] {
  const { root, found } = read(text);
  expect(root).toBeNull();
  return formatText(found.all)
    .split("\n")
    .filter((line) => line.startsWith("a.json"));
}

describe("parseJson", () => {
  test("reads what JSON.parse reads, to the same value", () => {
    fc.assert(
      fc.property(fc.json(), fc.boolean(), (json, isIndented) => {
        const value: unknown = JSON.parse(json);
        const text = isIndented ? JSON.stringify(value, null, 2) : json;
        const { root, found } = read(text);
        expect(found.all).toEqual([]);
        expect(JSON.stringify(root && toPlain(root))).toBe(JSON.stringify(value));
      }),
      {
        examples: [
          ['{"__proto__":[1e3,-0,1.5E-2]}', false],
          ['"\\ud83d\\ude00\\\\\\""', false],
        ],
      },
    );
  });

  test("refuses what JSON.parse refuses, and never throws", () => {
    const piece = fc.constantFrom(...'{}[],:"\\ \n\t-+.eE0123truefalsn\u0001é'.split(""));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const { root, found } = read(text);
        const isTwice = found.all.some(({ code }) => code === "duplicate-key");
        expect(root !== null || isTwice).toBe(isJson);
        expect(found.failed).toBe(root === null);
      }),
      { numRuns: 3000 },
    );
  });

  test("gives each value its place", () => {
    const text = '{"a": [1, {"b": "two"}]}';
    const { root } = read(text);
    const span = root && nodeAt(root, ["a", 1, "b"])?.span;
    expect(text.slice(span?.start, span?.end)).toBe('"two"');
  });

  test.each([
    [
      '{"a":1,}',
      "a.json:1:8: error[json-syntax]: not valid JSON: a key in double quotes is expected here",
    ],
    [
      "{a:1}",
      "a.json:1:2: error[json-syntax]: not valid JSON: a key in double quotes is expected here",
    ],
    ["[1 2]", "a.json:1:4: error[json-syntax]: not valid JSON: `,` or `]` is expected here"],
    ['{"a" 1}', "a.json:1:6: error[json-syntax]: not valid JSON: `:` is expected here"],
    ['{"a":', "a.json:1:6: error[json-syntax]: not valid JSON: it ends too early"],
    ['["x', "a.json:1:2: error[json-syntax]: not valid JSON: this text has no closing quote"],
    ["[01]", "a.json:1:3: error[json-syntax]: not valid JSON: this is not a number of JSON"],
    ["NaN", "a.json:1:1: error[json-syntax]: not valid JSON: a value is expected here"],
    ["", "a.json:1:1: error[json-syntax]: not valid JSON: it ends too early"],
    [
      "{} {}",
      "a.json:1:4: error[json-syntax]: not valid JSON: there is more after the end of the value",
    ],
    [
      '"\\x"',
      "a.json:1:1: error[json-syntax]: not valid JSON: this text has an escape that JSON does not know",
    ],
    [
      '"a\nb"',
      "a.json:1:3: error[json-syntax]: not valid JSON: a control character in a text must be escaped",
    ],
    [
      "[".repeat(70),
      "a.json:1:66: error[json-syntax]: not valid JSON: more than 64 levels of nesting",
    ],
    ['{"a":1,"a":2}', "a.json:1:8: error[duplicate-key]: the key `a` is here twice"],
  ])("%j", (text, expected) => {
    expect(messages(text)).toEqual([expected]);
  });

  test("a text of a million characters does not exhaust the stack", () => {
    expect(read(`"${"x".repeat(1_000_000)}`).found.failed).toBe(true);
    expect(read(`["${"x\\n".repeat(300_000)}"]`).found.all).toEqual([]);
  });
});
