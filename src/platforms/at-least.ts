import type { Version } from "../model/index.ts";

/** Whether a version is this one or later; missing numbers count as 0. */
export function atLeast(version: Version, wanted: Version): boolean {
  for (let i = 0; i < Math.max(version.length, wanted.length); i++) {
    const difference = (version[i] ?? 0) - (wanted[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
