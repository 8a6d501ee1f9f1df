/**
 * Patterns of digits that together match exactly the numbers from `first` to `last` without leading zeros, for the
 * regular expressions of platforms: 98 to 234 is `9[8-9]`, `1[0-9][0-9]`, `2[0-2][0-9]`, `23[0-4]`.
 */
export function decimalPatterns(first: number, last: number): readonly string[] {
  const patterns: string[] = [];
  for (let low = first; low <= last;) {
    const high = endOfBlock(low, last);
    patterns.push(patternOf(String(low), String(high)));
    low = high + 1;
  }
  return patterns;
}

/** The last number of the largest block from `low` on that one pattern matches: `d…d[d-d][0-9]…[0-9]`. */
function endOfBlock(low: number, last: number): number {
  const longest = Number("9".repeat(String(low).length));
  const most = Math.min(last, longest);
  for (let size = 10 ** (String(low).length - 1); size > 1; size /= 10) {
    if (low % size !== 0) continue;
    // As many blocks of this size as differ in one digit.
    const digit = Math.floor(low / size) % 10;
    for (let more = 9 - digit; more >= 0; more--) {
      const high = low + (more + 1) * size - 1;
      if (high <= most) return high;
    }
  }
  return Math.min(low + (9 - (low % 10)), most);
}

function patternOf(low: string, high: string): string {
  return Array.from(low)
    .map((digit, i) => {
      const other = high[i] ?? digit;
      return digit === other ? digit : `[${digit}-${other}]`;
    })
    .join("");
}
