import { maxLength, type Family, type PrefixRange } from "../../net/index.ts";

/**
 * What a chain of range operators does to the ranges of a family (RFC 2622, 2): all that an operator looks at is the
 * shortest length. Ranges whose shortest length is above `limit` vanish; of the others it becomes the larger one of
 * `floor` and itself plus `add`. The longest length becomes `max`, or stays where that is null.
 */
interface FamilyEffect {
  readonly limit: number;
  readonly floor: number;
  readonly add: number;
  readonly max: number | null;
}

/** What a chain of range operators does. Null for a family of which it leaves nothing. */
export interface RangeEffect extends Readonly<Record<Family, FamilyEffect | null>> {
  /** The same for two chains exactly when they do the same to every range. */
  readonly key: string;
}

/** What no operator at all does. */
export const NO_EFFECT: RangeEffect = makeEffect((longest) => ({
  limit: longest,
  floor: 0,
  add: 0,
  max: null,
}));

/** What one operator does: `^-`, `^+`, `^n` or `^n-m`. Throws where the text is none. */
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

/** What it comes to when one effect acts after another. */
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

/** A range under an effect; null where nothing is left of it. */
export function applyEffect(range: PrefixRange, effect: RangeEffect): PrefixRange | null {
  if (effect === NO_EFFECT) return range;
  const { prefix, min, max } = range;
  const change = effect[prefix.family];
  if (change === null || min > change.limit) return null;
  return { prefix, min: Math.max(change.floor, min + change.add), max: change.max ?? max };
}

/** Whether an effect leaves nothing of anything. */
export function leavesNothing(effect: RangeEffect): boolean {
  return effect.ipv4 === null && effect.ipv6 === null;
}

function makeEffect(of: (longest: number, family: Family) => FamilyEffect | null): RangeEffect {
  const ipv4 = normalize(of(maxLength("ipv4"), "ipv4"));
  const ipv6 = normalize(of(maxLength("ipv6"), "ipv6"));
  return { ipv4, ipv6, key: [ipv4, ipv6].map(keyOf).join(" ") };
}

/** The one form of an effect: no number in it that makes no difference. */
function normalize(effect: FamilyEffect | null): FamilyEffect | null {
  if (effect === null) return null;
  const { limit, add } = effect;
  const floor = Math.max(effect.floor, add);
  // Where the floor is above all that can come in, it is all that comes out.
  return floor >= limit + add ? { ...effect, floor, add: 0 } : { ...effect, floor };
}

function keyOf(effect: FamilyEffect | null): string {
  return effect === null
    ? "-"
    : `${effect.limit},${effect.floor},${effect.add},${effect.max ?? ""}`;
}
