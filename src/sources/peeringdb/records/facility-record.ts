import type { PeeringDbFacility, PeeringDbPresence } from "../peeringdb.ts";
import type { RecordFields } from "./record-fields.ts";

/** Reads a facility from a record of `fac`, or from its line. */
export function readFacility(fields: RecordFields): PeeringDbFacility {
  return {
    id: fields.id("id"),
    name: fields.name("name"),
    city: fields.text("city"),
    country: fields.text("country"),
  };
}

/** A facility as it is committed, under the names that PeeringDB has for its fields. */
export function facilityLine({ id, name, city, country }: PeeringDbFacility): object {
  return { id, name, city, country };
}

/** Reads a network's presence from a record of `netfac`, or from its line. */
export function readPresence(fields: RecordFields): PeeringDbPresence {
  return { facility: fields.id("fac_id"), asn: fields.asn("local_asn") };
}

/** A presence as it is committed, under the names that PeeringDB has for its fields. */
export function presenceLine({ facility, asn }: PeeringDbPresence): object {
  return { fac_id: facility, local_asn: asn };
}

/** Orders presences by facility and ASN. */
export function comparePresences(a: PeeringDbPresence, b: PeeringDbPresence): number {
  return a.facility - b.facility || a.asn - b.asn;
}
