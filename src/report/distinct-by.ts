/** What a function gives for some items: each value once, sorted, without null. */
export function distinctBy<Item, Value extends string>(
  items: readonly Item[],
  valueOf: (item: Item) => Value | null,
): readonly Value[] {
  return [...new Set(items.flatMap((item) => valueOf(item) ?? []))].sort();
}
