/**
 * How many lines one of two texts has and the other does not, each as often as it occurs more often. A line that only
 * moved is in both.
 */
export function differingLines(before: string, after: string): number {
  if (before === after) return 0;
  const counts = new Map<string, number>();
  const [old, now] = withoutEqualEnds(before.split("\n"), after.split("\n"));
  for (const line of old) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of now) counts.set(line, (counts.get(line) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

/** The lines between the first and the last that differ: in most files these are few. */
function withoutEqualEnds(a: readonly string[], b: readonly string[]) {
  let [start, end] = [0, 0];
  const most = Math.min(a.length, b.length);
  while (start < most && a[start] === b[start]) start++;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)] as const;
}
