import type { Asn } from "../../net/index.ts";
import type { SentRoute } from "./received-routes.ts";

/** The origin of a received route; null if its path is empty, or ends with an AS_SET. */
export function originOf({ asPath }: SentRoute): Asn | null {
  const last = asPath.at(-1);
  return typeof last === "number" ? last : null;
}
