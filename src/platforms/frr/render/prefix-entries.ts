import { formatPrefix, type PrefixSet } from "../../../net/index.ts";
import { sequenceNumbers } from "./sequence-numbers.ts";

/** One entry of a prefix list: `seq 7 permit 192.0.2.0/24 ge 25 le 26`. */
export interface PrefixEntry {
  readonly sequence: number;
  readonly prefix: string;
  /** ` ge 25 le 26`, or empty for only the prefix itself. */
  readonly lengths: string;
}

/**
 * The entries of a prefix list, in the order of the set. All are permits, so their order does not matter to FRR, and
 * an entry can be numbered by its content. Lengths always satisfy `len <= ge <= le`; one that did not would void
 * every line that vtysh sends in the same batch.
 */
export function prefixEntries(set: PrefixSet): readonly PrefixEntry[] {
  const entries = set.ranges.map(({ prefix, min, max }) => ({
    prefix: formatPrefix(prefix),
    lengths:
      max === prefix.length ? "" : min === prefix.length ? ` le ${max}` : ` ge ${min} le ${max}`,
  }));
  const numbers = sequenceNumbers(entries.map((entry) => entry.prefix + entry.lengths));
  return entries.map((entry, i) => ({ sequence: numbers[i] ?? 0, ...entry }));
}
