import { formatPrefix, parseAsn, readPrefix, type Family } from "../../net/index.ts";
import type { SeenRoute } from "./routing-table.ts";

/** Prints a route: `192.0.2.0/24 AS64500 312`. */
export function formatRouteLine({ prefix, origin, seenBy }: SeenRoute): string {
  return `${formatPrefix(prefix)} AS${origin} ${seenBy}`;
}

/** Reads what `formatRouteLine` printed of a route of the family; null for anything else. */
export function readRouteLine(line: string, family: Family): SeenRoute | null {
  const match = /^(\S+) (AS\d{1,10}) ([1-9]\d{0,8})$/.exec(line);
  const prefix = readPrefix(match?.[1] ?? "");
  const origin = parseAsn(match?.[2] ?? "");
  if (typeof prefix === "string" || prefix.family !== family || origin === null) return null;
  const route = { prefix, origin, seenBy: Number(match?.[3]) };
  return formatRouteLine(route) === line ? route : null;
}
