import type { Session } from "../declaration/index.ts";

/** Where a session is, in one word: its exchange or its interface. */
export function placeOf({ place }: Session): string {
  return place.kind === "exchange" ? place.id : place.name;
}
