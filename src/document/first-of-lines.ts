/** Most problems of one kind that are reported of one file. */
const MAX_PROBLEMS = 5;

/** The first problem of each line, a few in all: what follows on a line, follows from it. */
export function firstOfLines<T extends { readonly start: number }>(
  text: string,
  problems: readonly T[],
): readonly T[] {
  const seen = new Set<number>();
  return problems
    .filter(({ start }) => {
      const line = text.lastIndexOf("\n", start - 1);
      return !seen.has(line) && seen.add(line);
    })
    .slice(0, MAX_PROBLEMS);
}
