import { maxLength, type Family, type PrefixRange } from "../../net/index.ts";

/**
 * The effect of a chain of range operators on the ranges of a family (RFC 2622, 2). An operator depends only on the
 * shortest length. Ranges whose shortest length is above `limit` vanish; for the others it becomes the larger of
 * `floor` and itself plus `add`. The longest length becomes `max`, or is unchanged if that is null.
 */
interface FamilyEffect {
  readonly limit: number;
  readonly floor: number;
  readonly add: number;
  readonly max: number | null;
}

/** The effect of a chain of range operators. Null for a family of which it leaves nothing. */
export interface RangeEffect extends Readonly<Record<Family, FamilyEffect | null>> {
  /** The same for two chains exactly if they have the same effect on every range. */
  readonly key: string;
}

/** The effect of no operator. */
export const NO_EFFECT: RangeEffect = makeEffect((longest) => ({
  limit: longest,
  floor: 0,
  add: 0,
  max: null,
}));

/** The effect of one operator: `^-`, `^+`, `^n` or `^n-m`. Throws if the text is not an operator. */
export function effectOf(operator: string): RangeEffect {
  const match = /^\^(?:([-+])|(\d{1,3})(?:-(\d{1,3}))?)$/.exec(operator);
  if (!match) throw new Error(`not a range operator: ${operator}`);
  if (match[1] !== undefined) {
    const add = match[1] === "-" ? 1 : 0;
    return makeEffect((longest) => ({ limit: longest - add, floor: 0, add, max: longest }));
  }
  const floor = Number(match[2]);
  const max = match[3] === undefined ? floor : Number(match[3]);
  return makeEffect((longest) =>
    floor > max || max > longest ? null : { limit: max, floor, add: 0, max },
  );
}

/** The effect of applying one effect after another. */
export function composeEffects(first: RangeEffect, then: RangeEffect): RangeEffect {
  if (first === NO_EFFECT) return then;
  if (then === NO_EFFECT) return first;
  return makeEffect((_longest, family) => {
    const [a, b] = [first[family], then[family]];
    if (a === null || b === null || a.floor > b.limit) return null;
    const limit = Math.min(a.limit, b.limit - a.add);
    if (limit < 0) return null;
    return {
      limit,
      floor: Math.max(b.floor, a.floor + b.add),
      add: a.add + b.add,
      max: b.max ?? a.max,
    };
  });
}

/** A range after an effect; null if nothing is left of it. */
export function applyEffect(range: PrefixRange, effect: RangeEffect): PrefixRange | null {
  if (effect === NO_EFFECT) return range;
  const { prefix, min, max } = range;
  const change = effect[prefix.family];
  if (change === null || min > change.limit) return null;
  return { prefix, min: Math.max(change.floor, min + change.add), max: change.max ?? max };
}

/** Whether an effect leaves nothing of any range. */
export function leavesNothing(effect: RangeEffect): boolean {
  return effect.ipv4 === null && effect.ipv6 === null;
}

function makeEffect(of: (longest: number, family: Family) => FamilyEffect | null): RangeEffect {
  const ipv4 = normalize(of(maxLength("ipv4"), "ipv4"));
  const ipv6 = normalize(of(maxLength("ipv6"), "ipv6"));
  return { ipv4, ipv6, key: [ipv4, ipv6].map(keyOf).join(" ") };
}

/** The normal form of an effect: without numbers that make no difference. */
function normalize(effect: FamilyEffect | null): FamilyEffect | null {
  if (effect === null) return null;
  const { limit, add } = effect;
  const floor = Math.max(effect.floor, add);
  // If the floor is above every possible input, it is the only output.
  return floor >= limit + add ? { ...effect, floor, add: 0 } : { ...effect, floor };
}

function keyOf(effect: FamilyEffect | null): string {
  return effect === null
    ? "-"
    : `${effect.limit},${effect.floor},${effect.add},${effect.max ?? ""}`;
}
