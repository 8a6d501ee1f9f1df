import { expect, test } from "@jest/globals";

/** The message of what an expectation throws; null if it holds. */
function failure(run: () => void): string | null {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}

test.each([
  ["toBe, equal numbers", () => expect(1).toBe(1), true],
  ["toBe, NaN", () => expect(NaN).toBe(NaN), true],
  ["toBe, 0 and -0", () => expect(0).toBe(-0), false],
  ["toBe, two objects", () => expect({}).toBe({}), false],
  ["not toBe, equal numbers", () => expect(1).not.toBe(1), false],
  ["not toBe, two objects", () => expect({}).not.toBe({}), true],
  ["toEqual, equal objects", () => expect({ a: [1] }).toEqual({ a: [1] }), true],
  ["toEqual, with a matcher", () => expect({ a: 1 }).toEqual({ a: expect.any(Number) }), true],
  ["toEqual, other objects", () => expect({ a: [1] }).toEqual({ a: [2] }), false],
  ["toEqual, other errors", () => expect(new Error("a")).toEqual(new Error("b")), false],
  ["not toEqual, equal objects", () => expect({ a: 1 }).not.toEqual({ a: 1 }), false],
  ["toThrow, nothing thrown", () => expect(() => 1).toThrow(), false],
  ["toBeNull, something", () => expect(1).toBeNull(), false],
])("what is expected holds or not: %s", (_what, run: () => void, holds) => {
  const message = failure(run);
  if (holds) expect([message]).toEqual([null]);
  else expect([message]).toEqual([expect.stringMatching(/^.*expect.*received/)]);
});

test("promises are waited for", async () => {
  await expect(Promise.resolve(1)).resolves.toBe(1);
  await expect(Promise.reject(new Error("no"))).rejects.toThrow("no");
  await expect(expect(Promise.resolve(1)).resolves.toBe(2)).rejects.toThrow(/Expected: .*2/);
  await expect(expect(Promise.resolve(1)).rejects.toThrow("no")).rejects.toThrow(/resolved/);
});
