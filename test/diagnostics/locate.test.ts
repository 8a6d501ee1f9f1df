import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { createLocate } from "../../src/diagnostics/index.ts";

const locate = createLocate();

describe("createLocate", () => {
  const source = { path: "a.yaml", text: "one\r\n\ttwo\n\nfour" };

  test("counts lines and columns from 1 and leaves line breaks out of the line", () => {
    expect(locate({ source, start: 6, end: 9 })).toEqual({
      path: "a.yaml",
      start: { line: 2, column: 2 },
      end: { line: 2, column: 5 },
      endIsMasked: false,
      line: "\ttwo",
      mark: [1, 4],
    });
    expect(locate({ source, start: 0, end: 3 }).line).toBe("one");
    expect(locate({ source, start: 10, end: 10 }).start).toEqual({ line: 3, column: 1 });
  });

  test("gives the end of the text for a position after it, and never an end before the start", () => {
    const { start, end } = locate({ source, start: 99, end: 3 });
    expect(start).toEqual({ line: 4, column: 5 });
    expect(end).toEqual(start);
  });

  test("counts from the line where a part of a file begins", () => {
    const part = { path: "a.jsonl", text: "one\ntwo", firstLine: 1000 };
    expect(locate({ source: part, start: 5, end: 6 })).toMatchObject({
      start: { line: 1001, column: 2 },
      end: { line: 1001, column: 3 },
      line: "two",
    });
  });

  test("places what follows a mask where the mask begins, and marks it where it is shown", () => {
    const text = "x\na <secret> b <secret> c";
    const masked = { path: "m", text, masks: [4, 15] };
    const place = (piece: string) => {
      const start = text.lastIndexOf(piece);
      const {
        start: first,
        end,
        endIsMasked,
        mark,
      } = locate({
        source: masked,
        start,
        end: start + piece.length,
      });
      return [first.column, end.column, endIsMasked, ...mark];
    };
    expect(place("a")).toEqual([1, 2, false, 0, 1]);
    expect(place("b")).toEqual([3, 3, true, 11, 12]);
    expect(place("c")).toEqual([3, 3, true, 22, 23]);
    expect(place("a <secret> b")).toEqual([1, 3, true, 0, 12]);
    expect(place("x")).toEqual([1, 2, false, 0, 1]);
  });

  test("agrees with counting line breaks, at every offset", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r", "ü", "😀") }), (text) => {
        const file = { path: "x", text };
        for (let at = 0; at <= text.length; at++) {
          const before = text.slice(0, at).split("\n");
          expect(locate({ source: file, start: at, end: at }).start).toEqual({
            line: before.length,
            column: (before.at(-1) ?? "").length + 1,
          });
        }
      }),
    );
  });
});
