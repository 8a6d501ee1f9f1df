/** A function of the same answers as one that depends on an object alone which nobody changes: each is worked out once. */
export function oncePerObject<T extends object, V>(answer: (of: T) => V): (of: T) => V {
  const known = new WeakMap<T, { readonly answer: V }>();
  return (of) => {
    let found = known.get(of);
    if (!found) known.set(of, (found = { answer: answer(of) }));
    return found.answer;
  };
}
