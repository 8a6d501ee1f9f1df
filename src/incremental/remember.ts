import { sameInPlace } from "../model/index.ts";

/**
 * A function of the same answers as a pure one. The last answer about an object, which nobody changes, is given again as long as
 * somebody has the object and all other arguments say the same as they did.
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
