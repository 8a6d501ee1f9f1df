/** Some items, and how many more there are: `a, b and 10 more`. */
export function someOf(
  items: readonly string[],
  shown: number,
  and = "and",
  more = "more",
): string {
  const rest = items.length - shown;
  const first = items.slice(0, shown).join(", ");
  return rest > 0 ? `${first} ${and} ${rest} ${more}` : first;
}
