import { maxLength } from "../family.ts";
import { PackedRanges } from "../packed-ranges.ts";
import type { CanonicalSet } from "./canonical-set.ts";
import { hasLength } from "./lengths.ts";
import { isTiled } from "./is-tiled.ts";

/**
 * The shortest list of ranges with exactly the prefixes of a set, sorted.
 *
 * A row of the set has lengths that hold nowhere around it, so an entry at or below it must describe them. Each run
 * of adjacent lengths there becomes one range, with all lengths that hold at that prefix, whether they are described
 * around it or not. The list therefore means the same where only the longest matching prefix is tested, if no prefix
 * has two runs.
 *
 * A range can be omitted only if ranges below it describe all of it. Those are needed anyway, for a length next to
 * the run that holds at their prefix but not at this one. If any part of the prefix lacks one, that part needs a
 * range for the run as much as the whole does. A run is therefore omitted if and only if prefixes at which the length
 * before or after it holds as well fill the prefix; see `isTiled`.
 *
 * The output for a prefix depends only on the set inside that prefix and the lengths that hold at it: a small change
 * of the set is a small change of the list.
 */
export function minimalRanges(set: CanonicalSet): PackedRanges {
  const { family, table } = set;
  const longest = maxLength(family);
  const stride = table.lengthStride;
  const ranges = new PackedRanges(family, table.size);
  // The rows around the current one, outermost first, and what holds at each; entry 0 is the whole.
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
