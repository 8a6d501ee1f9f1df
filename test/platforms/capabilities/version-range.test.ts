import { describe, expect, test } from "@jest/globals";

import {
  commonRanges,
  formatRanges,
  isWithin,
} from "../../../src/platforms/capabilities/version-range.ts";

const KEYS = [{ since: [2, 17], until: [3] }, { since: [3, 1] }];

describe("ranges of versions", () => {
  test.each([
    [[2, 16, 9], false],
    [[2, 17], true],
    [[2, 99], true],
    [[3], false],
    [[3, 0, 5], false],
    [[3, 1], true],
    [[4], true],
  ])("%j lies in one: %j", (version, isIn) => {
    expect(isWithin(version, KEYS)).toBe(isIn);
  });

  test("without ends hold every version, and none holds none", () => {
    expect(isWithin([1], [{}])).toBe(true);
    expect(isWithin([1], [])).toBe(false);
  });

  test("have in common what lies in both", () => {
    expect(commonRanges([{}], KEYS)).toEqual(KEYS);
    expect(commonRanges(KEYS, [])).toEqual([]);
    expect(commonRanges(KEYS, [{ since: [2, 20] }])).toEqual([
      { since: [2, 20], until: [3] },
      { since: [3, 1] },
    ]);
    expect(commonRanges(KEYS, [{ since: [3], until: [3, 2] }])).toEqual([
      { since: [3, 1], until: [3, 2] },
    ]);
  });

  test("are listed so that the gap shows", () => {
    expect(formatRanges(KEYS)).toBe("from 2.17 to before 3 and from 3.1");
    expect(formatRanges([{ until: [9, 1] }])).toBe("before 9.1");
    expect(formatRanges([{}])).toBe("");
    expect(formatRanges([...KEYS, {}])).toBe("");
  });
});
