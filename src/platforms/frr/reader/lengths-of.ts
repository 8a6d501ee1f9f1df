/**
 * The lengths that an entry of a prefix list matches, in bits, inclusive, and whether `ge` and `le` are stored for
 * it.
 */
export interface Lengths {
  readonly min: number;
  readonly max: number;
  /** 1 for `ge`, 2 for `le`, 3 for both: FRR treats entries with the same lengths as different if this differs. */
  readonly form: number;
}

/**
 * The meaning of `ge` and `le` (null: absent) after a prefix; null if FRR refuses them. bgpd stores 0 for a length
 * that is not set, so `0.0.0.0/0 ge 0` is the default route alone (`prefix_list_entry_match` of lib/plist.c, and seen
 * on 8.4.4).
 */
export function lengthsOf(
  length: number,
  ge: number | null,
  le: number | null,
  longest: number,
): Lengths | null {
  if ((ge ?? length) < length || (le ?? longest) < (ge ?? length) || (le ?? 0) > longest)
    return null;
  const form = (ge === null || ge === 0 ? 0 : 1) + (le === null || le === 0 ? 0 : 2);
  const isSet = form !== 0;
  return { min: isSet ? (ge ?? length) : length, max: isSet ? le || longest : length, form };
}
