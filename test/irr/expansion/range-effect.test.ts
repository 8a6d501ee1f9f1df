import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  applyEffect,
  composeEffects,
  effectOf,
  leavesNothing,
  NO_EFFECT,
  type RangeEffect,
} from "../../../src/irr/expansion/range-effect.ts";
import {
  applyOperator,
  exactly,
  FAMILIES,
  maxLength,
  networkOf,
  type PrefixRange,
} from "../../../src/net/index.ts";

const length = fc.integer({ min: 0, max: 130 });
const operator = fc.oneof(
  fc.constantFrom("^-", "^+"),
  length.map((n) => `^${n}`),
  fc.tuple(length, length).map(([n, m]) => `^${n}-${m}`),
);
const chain = fc.array(operator, { maxLength: 6 });

/** Every shortest length there is. */
const ALL = FAMILIES.flatMap((family) =>
  Array.from({ length: maxLength(family) + 1 }, (_, bits) =>
    exactly(networkOf({ family, value: 0n }, bits)),
  ),
);

function oneByOne(range: PrefixRange, operators: readonly string[]): PrefixRange | null {
  let result: PrefixRange | null = range;
  for (const op of operators) result = result && applyOperator(result, op);
  return result;
}

function together(operators: readonly string[]): RangeEffect {
  return operators.map(effectOf).reduce(composeEffects, NO_EFFECT);
}

describe("the effect of a chain of range operators", () => {
  test("is what its operators do one after the other, to every range", () => {
    fc.assert(
      fc.property(chain, (operators) => {
        const effect = together(operators);
        const each = ALL.map((range) => oneByOne(range, operators));
        expect(ALL.map((range) => applyEffect(range, effect))).toEqual(each);
        expect(leavesNothing(effect)).toBe(each.every((range) => range === null));
      }),
    );
  });

  test("has the same key exactly when it does the same", () => {
    const few = fc.array(fc.constantFrom("^-", "^+", "^31-32", "^30-31", "^128", "^32"), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.oneof(chain, few), fc.oneof(chain, few), (a, b) => {
        const [one, other] = [together(a), together(b)];
        const same = ALL.every(
          (range) =>
            JSON.stringify(show(applyEffect(range, one))) ===
            JSON.stringify(show(applyEffect(range, other))),
        );
        // Only ranges with a longest length of their own tell an operator from none.
        const plain = a.length === 0 || b.length === 0;
        if (!plain) expect(one.key === other.key).toBe(same);
        else if (one.key === other.key) expect(same).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("does not depend on how the chain is put together", () => {
    fc.assert(
      fc.property(chain, chain, chain, (a, b, c) => {
        const [x, y, z] = [together(a), together(b), together(c)];
        const left = composeEffects(composeEffects(x, y), z);
        expect(composeEffects(x, composeEffects(y, z)).key).toBe(left.key);
      }),
    );
  });

  test.each(["", "^", "+", "^1-", "^-1", "^1234"])("is refused of %j", (text) => {
    expect(() => effectOf(text)).toThrow("not a range operator");
  });
});

function show(range: PrefixRange | null): readonly number[] | null {
  return range && [range.min, range.max];
}
