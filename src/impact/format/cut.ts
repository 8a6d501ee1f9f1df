import { grouped } from "./words.ts";

/** The lines of the first items, and how many there are besides. */
export function cut<T>(
  items: readonly T[],
  most: number,
  linesOf: (item: T) => readonly string[],
): readonly string[] {
  const rest = items.length - most;
  const lines = items.slice(0, most).flatMap(linesOf);
  return rest > 0 ? [...lines, `and ${grouped(rest)} more (--verbose shows all)`] : lines;
}
