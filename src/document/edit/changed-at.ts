import type { Path } from "../node.ts";

/** Plain data with the value at a path replaced by what `change` makes of it; the original stays as it is. */
export function changedAt(data: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(data);
  if (Array.isArray(data)) {
    return data.map((item: unknown, i) => (i === step ? changedAt(item, rest, change) : item));
  }
  const map = Object.assign(Object.create(null), data) as Record<string, unknown>;
  map[step] = changedAt(map[step], rest, change);
  return map;
}
