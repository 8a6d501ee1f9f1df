import type { SessionRow } from "./session-row.ts";

const UNKNOWN = { known: "", "not-used": "not used", "no-data": "no data" } as const;

/** How many prefixes are registered, for people: a number, or why there is none. */
export function registeredText({
  registered,
  registration,
}: Pick<SessionRow, "registered" | "registration">): string {
  if (registered === null) return UNKNOWN[registration];
  return registered === 0 ? "nothing" : String(registered);
}

/** A headroom for people. */
export function roomText(headroom: number | null): string {
  return headroom === null ? "" : `${headroom}%`;
}
