import type { PrefixCursor } from "../../../fast/prefix-cursor.ts";
import type { ObjectKind, RawObject } from "../objects.ts";
import { splitPolicy } from "./split-policy.ts";
import { scanPrefixSet } from "./scan-prefix-set.ts";

/** The content of an object in plain form, instead of its lines, and where it ends. */
export interface ScannedObject {
  readonly content: Partial<Pick<RawObject, "prefixes" | "policy">>;
  /** The offset after the word that ends it, and the line of that word. */
  readonly end: number;
  readonly endLine: number;
}

/**
 * Reads an object in its plainest form, from the offset and line after its name on. Null for any other form, which is
 * left to the full reader. Without the line for a kind, all objects of it are left to the full reader; what each saves
 * is in docs/performance.md.
 */
export function scanObject(
  kind: ObjectKind,
  prefixes: PrefixCursor,
  start: number,
  line: number,
): ScannedObject | null {
  if (kind === "prefix-set") return scanSet(prefixes, start, line);
  if (kind === "route-policy") return scanPolicy(prefixes.text, start, line);
  return null;
}

function scanSet(prefixes: PrefixCursor, start: number, line: number): ScannedObject | null {
  const set = scanPrefixSet(prefixes, start);
  return set && { content: { prefixes: set.prefixes }, end: set.end, endLine: line + set.lines };
}

function scanPolicy(text: string, start: number, line: number): ScannedObject | null {
  const policy = splitPolicy(text, start, line);
  return policy && { content: { policy }, end: policy.end, endLine: policy.endLine };
}
