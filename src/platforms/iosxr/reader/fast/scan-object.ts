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
 * left to the full reader.
 */
export function scanObject(
  kind: ObjectKind,
  prefixes: PrefixCursor,
  start: number,
  line: number,
): ScannedObject | null {
  const { text } = prefixes;
  switch (kind) {
    case "prefix-set": {
      const set = scanPrefixSet(prefixes, start);
      return (
        set && { content: { prefixes: set.prefixes }, end: set.end, endLine: line + set.lines }
      );
    }
    case "route-policy": {
      const policy = splitPolicy(text, start, line);
      return policy && { content: { policy }, end: policy.end, endLine: policy.endLine };
    }
    case "as-path-set":
    case "community-set":
    case "large-community-set":
    case "extcommunity-set rt":
      return null;
  }
}
