import type { Version } from "../../model/index.ts";
import { atLeast } from "../at-least.ts";

/** Versions of a platform: from the given one, or the oldest supported one, up to before another one, or unbounded. */
export interface VersionRange {
  readonly since?: Version;
  readonly until?: Version;
}

/** Whether a version is in one of several ranges. */
export function isWithin(version: Version, ranges: readonly VersionRange[]): boolean {
  return ranges.some(
    ({ since, until }) =>
      (since === undefined || atLeast(version, since)) &&
      (until === undefined || !atLeast(version, until)),
  );
}

/** The intersection of two lists of version ranges. */
export function commonRanges(
  some: readonly VersionRange[],
  others: readonly VersionRange[],
): readonly VersionRange[] {
  return some.flatMap((one) =>
    others.flatMap((other): readonly VersionRange[] => {
      const since = later(one.since, other.since);
      const until = earlier(one.until, other.until);
      if (since && until && atLeast(since, until)) return [];
      return [{ ...(since && { since }), ...(until && { until }) }];
    }),
  );
}

/** Ranges in words: `from 2.17 to before 3 and from 3.1`; empty for all versions. */
export function formatRanges(ranges: readonly VersionRange[]): string {
  const texts = ranges.map(({ since, until }) =>
    [since && `from ${since.join(".")}`, until && `before ${until.join(".")}`]
      .filter((text) => text !== undefined)
      .join(" to "),
  );
  return texts.includes("") ? "" : texts.join(" and ");
}

function later(a: Version | undefined, b: Version | undefined): Version | undefined {
  return a && b ? (atLeast(a, b) ? a : b) : (a ?? b);
}

function earlier(a: Version | undefined, b: Version | undefined): Version | undefined {
  return a && b ? (atLeast(a, b) ? b : a) : (a ?? b);
}
