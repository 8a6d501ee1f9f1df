import { maxLength } from "../family.ts";
import { PackedRanges } from "../packed-ranges.ts";
import type { CanonicalSet } from "./canonical-set.ts";
import { hasLength } from "./lengths.ts";
import { isTiled } from "./is-tiled.ts";

/**
 * The shortest list of ranges that has exactly the prefixes of a set, sorted.
 *
 * A row of the set has lengths that hold nowhere around it, so something in or below it must tell them. Each run
 * of neighbouring lengths there is one range, with all lengths that hold at that prefix, be they told around it or not: so the list
 * means the same where only the longest matching prefix is asked, if no prefix has two runs.
 *
 * A range can be spared only where ranges below tell it all. Those must be there anyway, for a length beside the run that
 * holds at their prefix and not at this one. If any part of the prefix is without one, the part needs a range
 * for the run as much as the whole does. So a run is left out if and only if prefixes at which the length before or
 * behind it holds as well fill the prefix; see `isTiled`.
 *
 * What is printed for a prefix follows from the set inside that prefix and the lengths that hold at it alone: a small
 * change of the set is a small change of the list.
 */
export function minimalRanges(set: CanonicalSet): PackedRanges {
  const { family, table } = set;
  const longest = maxLength(family);
  const stride = table.lengthStride;
  const ranges = new PackedRanges(family, table.size);
  // The rows around the current one, outermost first, and what holds at each; place 0 is the whole.
  const around = new Int32Array(longest + 2).fill(-1);
  const held = new Int32Array((longest + 2) * stride);
  for (let row = 0, top = 0; row < table.size; row++) {
    while (top > 0 && !table.covers(around[top] ?? 0, row)) top--;
    top++;
    around[top] = row;
    for (let k = 0; k < stride; k++) {
      const here = top * stride + k;
      held[here] = (held[here - stride] ?? 0) | (table.lengths[row * stride + k] ?? 0);
    }
    const length = table.bits[row] ?? 0;
    for (let min = length; min <= longest; min++) {
      if (!hasLength(held, top * stride, min)) continue;
      let isNew = false;
      let max = min;
      for (; max <= longest && hasLength(held, top * stride, max); max++) {
        isNew ||= hasLength(table.lengths, row * stride, max);
      }
      max--;
      if (isNew && !isTiled(table, row, min, max)) {
        ranges.add(table.words, row * table.stride, length, min, max);
      }
      min = max;
    }
  }
  return ranges;
}
