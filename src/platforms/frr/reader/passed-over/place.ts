import type { Place } from "./passed-over.ts";

/** A block whose lines all have one reason, and which `exit` closes. */
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
