import type { Place } from "./passed-over.ts";

/** A place whose lines all have one reason, which is left by `exit`. */
export function place(
  title: string,
  opens: readonly string[],
  why: string,
  statements: readonly string[],
): Place {
  return {
    title,
    opens,
    closes: null,
    removals: true,
    passedOver: [{ statements, why }],
    inside: [],
  };
}
