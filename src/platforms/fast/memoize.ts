/** A function that computes its result for each text once. */
export function memoize<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    let found = known.get(text);
    if (!found) known.set(text, (found = { answer: answer(text) }));
    return found.answer;
  };
}
