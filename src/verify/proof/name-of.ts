import type { SessionPlan } from "../../model/index.ts";

/** How messages refer to a session. */
export function nameOf({ asn, name, place, family }: SessionPlan): string {
  return `AS${asn} at ${place}, ${family === "ipv4" ? "IPv4" : "IPv6"} (${name})`;
}
