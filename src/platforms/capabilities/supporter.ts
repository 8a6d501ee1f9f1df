import type { Capability } from "./capability.ts";
import type { Supports } from "./supports.ts";
import { commonRanges, formatRanges, type VersionRange } from "./version-range.ts";

/** A platform as mentioned for its capabilities. */
export interface Supporter {
  readonly title: string;
  readonly supports: Supports;
}

/** A platform that supports everything in a list, with the versions: `IOS-XR from 24.4`; null if it does not. */
export function supporter(
  { title, supports }: Supporter,
  wanted: readonly Capability[],
): string | null {
  const all: readonly VersionRange[] = [{}];
  const ranges = wanted.reduce((so, one) => commonRanges(so, supports[one].versions), all);
  if (ranges.length === 0) return null;
  const versions = formatRanges(ranges);
  return versions === "" ? title : `${title} ${versions}`;
}
