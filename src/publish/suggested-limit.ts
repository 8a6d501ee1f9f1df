import type { Family } from "../net/index.ts";
import { limitFor } from "../report/index.ts";
import type { Announcement } from "./announcement.ts";

/** The margin above what is registered, in percent, without `--margin`. */
export const USUAL_MARGIN = 20;

/** A limit below this many would be reached by the first change. */
const LEAST = 10;

/**
 * How many prefixes a peer should take from us on one session: what our as-sets register, which is never less than what
 * we announce, with a margin in percent, rounded up to two significant digits, and at least 10. The same for every
 * location, because announcements move between them. Null if nothing is registered in the family.
 */
export function suggestedLimit(
  { registered }: Pick<Announcement, "registered">,
  family: Family,
  margin: number,
): number | null {
  const { size } = registered[family];
  return size === 0 ? null : Math.max(LEAST, limitFor(size, margin));
}
