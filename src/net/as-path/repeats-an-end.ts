import { symbolBit, type TextPattern } from "./parse-text-pattern.ts";

const ENDS = symbolBit("^") | symbolBit("$");

/**
 * Whether an expression repeats something with an end of the path in it, `_` included: `(64496_)+`, `_{2}`. glibc, whose `regexec` FRR
 * asks, matches some of these where there is nothing to match, and others not where there is (seen with glibc 2.36).
 */
export function repeatsAnEnd(pattern: TextPattern): boolean {
  switch (pattern.kind) {
    case "class":
      return false;
    case "sequence":
      return pattern.parts.some(repeatsAnEnd);
    case "either":
      return pattern.options.some(repeatsAnEnd);
    case "repeat":
      if (pattern.max === null || pattern.max > 1) return hasAnEnd(pattern.of);
      return repeatsAnEnd(pattern.of);
  }
}

function hasAnEnd(pattern: TextPattern): boolean {
  switch (pattern.kind) {
    case "class":
      return (pattern.symbols & ENDS) !== 0;
    case "sequence":
      return pattern.parts.some(hasAnEnd);
    case "either":
      return pattern.options.some(hasAnEnd);
    case "repeat":
      return hasAnEnd(pattern.of);
  }
}
