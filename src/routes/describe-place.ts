import type { RoutePlace } from "./received-route.ts";

/** A session, router and view in a message: `PEERC_AS64500_IX_V4 on gru1 (loc-rib)`. */
export function describePlace({ session, router, view }: RoutePlace): string {
  return `${session ?? "the router itself"}${router === null ? "" : ` on ${router}`} (${view})`;
}
