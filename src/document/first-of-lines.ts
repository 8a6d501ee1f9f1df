/** The most problems of one kind that are reported for one file. */
const MAX_PROBLEMS = 5;

/** The first problem of each line, up to a limit: later problems on a line usually follow from the first. */
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
