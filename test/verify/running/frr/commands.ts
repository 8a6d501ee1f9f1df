import { readFileSync } from "node:fs";

/**
 * The commands of a place: what FRR 8.4.4 itself prints for `list` there (`commands.txt`), without those that begin with `no` and those
 * that only look.
 */
export function commandsOf(place: string): readonly string[] {
  const found = PLACES.get(place);
  if (!found) throw new Error(`no commands of ${place}`);
  return found;
}

const PLACES: ReadonlyMap<string, readonly string[]> = new Map(
  readFileSync(new URL("commands.txt", import.meta.url), "utf8")
    .split(/^# /m)
    .slice(1)
    .map((section) => {
      const [title = "", ...commands] = section.trim().split("\n");
      return [title, commands] as const;
    }),
);
