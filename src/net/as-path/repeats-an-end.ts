import { symbolBit, type TextPattern } from "./parse-text-pattern.ts";

const ENDS = symbolBit("^") | symbolBit("$");

/**
 * Whether an expression repeats something that contains an anchor, including `_`: `(64496_)+`, `_{2}`. glibc, whose
 * `regexec` FRR uses, matches some of these where it should not, and misses others (seen with glibc 2.36).
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
