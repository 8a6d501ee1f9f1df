/**
 * A function with the same results as one that depends only on an object that never changes: each result is computed
 * once.
 */
export function oncePerObject<T extends object, V>(answer: (of: T) => V): (of: T) => V {
  const known = new WeakMap<T, { readonly answer: V }>();
  return (of) => {
    let found = known.get(of);
    if (!found) known.set(of, (found = { answer: answer(of) }));
    return found.answer;
  };
}
