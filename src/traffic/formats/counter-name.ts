import type { Family } from "../../net/index.ts";
import { familySuffix } from "../../policy/index.ts";
import type { TrafficFilter } from "../filters/traffic-filter.ts";

/** What a counter counts: traffic to what we announce, or to anything else. */
export const COUNTED = ["announced", "other"] as const;

/** One of `COUNTED`. */
export type Counted = (typeof COUNTED)[number];

/** The name of a filter for one family: `PEERC_IN_IX_BR_SP_V4`. */
export function filterName({ name }: Pick<TrafficFilter, "name">, family: Family): string {
  return `${name}_${familySuffix(family)}`;
}

/** The name of a counter in an nftables ruleset: `PEERC_IN_IX_BR_SP_V4_OTHER`. */
export function counterName(
  filter: Pick<TrafficFilter, "name">,
  family: Family,
  counted: Counted,
): string {
  return `${filterName(filter, family)}_${counted.toUpperCase()}`;
}
