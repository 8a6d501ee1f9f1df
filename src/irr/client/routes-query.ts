import type { Asn, Family } from "../../net/index.ts";

/** The query for an ASN's prefixes of a family: `!gAS64496`. */
export function routesQuery(asn: Asn, family: Family): string {
  return `!${family === "ipv4" ? "g" : "6"}AS${asn}`;
}
