import type { Session } from "../declaration/index.ts";

/** The place of a session in one word: its exchange or its interface. */
export function placeOf({ place }: Session): string {
  return place.kind === "exchange" ? place.id : place.name;
}
