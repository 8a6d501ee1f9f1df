/** All conditions of a term or of its definition: those that must hold, then those of its alternatives. */
export function conditionsOf<T>({
  when,
  anyOf,
}: {
  readonly when: readonly T[];
  readonly anyOf: readonly (readonly T[])[];
}): readonly T[] {
  return anyOf.length === 0 ? when : [...when, ...anyOf.flat()];
}
