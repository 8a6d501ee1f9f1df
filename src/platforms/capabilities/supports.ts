import type { Version } from "../../model/index.ts";
import type { Capability } from "./capability.ts";
import { isWithin, type VersionRange } from "./version-range.ts";

/** Which versions of a platform support something, and the source of that. */
export interface Support {
  /** Empty if no version supports it. */
  readonly versions: readonly VersionRange[];
  /** A manual, a model, an RFC, a daemon's source, or that it was tried, and on which version. */
  readonly source: string;
  /** Why not, or to what extent: for the message of a refusal, and for the capability page. */
  readonly remark?: string;
}

/** What a platform supports, among everything in which platforms differ. */
export type Supports = Readonly<Record<Capability, Support>>;

/** Whether a version of a platform supports something. */
export function isSupported(supports: Supports, wanted: Capability, version: Version): boolean {
  return isWithin(version, supports[wanted].versions);
}

/** Every supported version has it. */
export function always(source: string, remark?: string): Support {
  return supportOf([{}], source, remark);
}

/** It was introduced in a version. */
export function since(version: Version, source: string, remark?: string): Support {
  return supportOf([{ since: version }], source, remark);
}

/** No version has it. */
export function never(source: string, remark?: string): Support {
  return supportOf([], source, remark);
}

/** The same support for several capabilities. */
export function each<C extends Capability>(
  support: Support,
  capabilities: readonly C[],
): Readonly<Record<C, Support>> {
  const entries = capabilities.map((capability) => [capability, support] as const);
  return Object.fromEntries(entries) as Record<C, Support>;
}

function supportOf(versions: readonly VersionRange[], source: string, remark?: string): Support {
  return remark === undefined ? { versions, source } : { versions, source, remark };
}
