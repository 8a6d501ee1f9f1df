import type { Place } from "./ignored.ts";

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
    ignored: [{ statements, why }],
    inside: [],
  };
}
