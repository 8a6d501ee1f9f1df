import { sameInPlace } from "../model/index.ts";

/**
 * A function with the same results as a pure one. The last result for an object, which must never change, is reused
 * as long as the object is in use and all other arguments are equal.
 */
export function remember<T extends object, A extends readonly unknown[], V>(
  make: (of: T, ...besides: A) => V,
): (of: T, ...besides: A) => V {
  const known = new WeakMap<T, { readonly besides: A; readonly made: V }>();
  return (of, ...besides) => {
    const before = known.get(of);
    if (before && sameInPlace(before.besides, besides)) return before.made;
    const made = make(of, ...besides);
    known.set(of, { besides, made });
    return made;
  };
}
