/** The most queries that wait for an answer at once: those of a whole level would fill the memory. */
const AT_ONCE = 20_000;

/** Queries all items, and returns the results in the items' order. */
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
