/** How many questions wait for an answer at most: those of a whole level would be held in memory. */
const AT_ONCE = 20_000;

/** Asks for all items, and gives the results in the items' order. */
export async function askInBatches<T, R>(
  items: readonly T[],
  ask: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    for (const result of await Promise.all(items.slice(at, at + AT_ONCE).map(ask))) {
      results.push(result);
    }
  }
  return results;
}
