import type { Declaration } from "../../declaration/index.ts";

/** Gives the names of exchanges by the names of sessions' places; null for an interface. */
export function exchangeNames({ exchanges }: Declaration): (place: string) => string | null {
  const names = new Map(exchanges.map(({ id, name }) => [id, name]));
  return (place) => names.get(place) ?? null;
}
