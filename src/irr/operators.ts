import {
  applyOperator,
  exactly,
  FAMILIES,
  maxLength,
  networkOf,
  type PrefixRange,
} from "../net/index.ts";

/** Applies range operators to a range, innermost first; null where nothing is left (RFC 2622, 2). */
export function applyOperators(
  range: PrefixRange,
  operators: readonly string[],
): PrefixRange | null {
  let result: PrefixRange | null = range;
  for (const operator of operators) {
    if (result === null) return null;
    result = applyOperator(result, operator);
  }
  return result;
}

/** Every exact prefix length of both families. */
const PROBES = FAMILIES.flatMap((family) =>
  Array.from({ length: maxLength(family) + 1 }, (_, length) =>
    exactly(networkOf({ family, value: 0n }, length)),
  ),
);

/**
 * A text that is the same for two chains of operators exactly when they do the same to every range: all
 * that an operator looks at is the family and the shortest length. Empty for no operators; null where the
 * chain leaves nothing of anything. So sets that include each other with operators come to an end.
 */
export function operatorSignature(operators: readonly string[]): string | null {
  if (operators.length === 0) return "";
  const results = PROBES.map((probe) => applyOperators(probe, operators));
  if (results.every((result) => result === null)) return null;
  return results.map((result) => (result ? `${result.min}-${result.max}` : "")).join(",");
}
