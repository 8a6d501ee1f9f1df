import type { Family, Prefix } from "../../net/index.ts";
import type { Cursor } from "../cursor.ts";

/** A prefix in an UPDATE. */
export interface Nlri {
  readonly prefix: Prefix;
  /** The path identifier (RFC 7911, section 3); null without ADD-PATH. */
  readonly pathId: number | null;
}

/** For each family, whether prefixes come with path identifiers. */
export type AddPath = Readonly<Record<Family, boolean>>;

/** Reads prefixes to the end of the cursor into `into`; returns whether they are well-formed. */
export function decodeNlri(
  cursor: Cursor,
  family: Family,
  hasPathIds: boolean,
  into: Nlri[],
): boolean {
  while (cursor.left > 0) {
    const pathId = hasPathIds ? cursor.u32() : null;
    const prefix = cursor.prefix(family);
    if (prefix === null || cursor.isOverrun) return false;
    into.push({ prefix, pathId });
  }
  return true;
}
