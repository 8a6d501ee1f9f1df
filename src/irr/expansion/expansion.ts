import type { Asn, AsnReservation, Family, RegisteredObject } from "../../net/index.ts";
import type { Absence } from "../absences/absence.ts";
import type { SetClass } from "../database/database.ts";
import type { DroppedObject } from "../rpsl/dropped-object.ts";

/** Something notable about an expansion. `via` is the chain of sets that leads to a member, outermost first. */
export type Finding =
  /** A requested source has nothing in the database, which has the `known` ones. */
  | {
      readonly kind: "unknown-source";
      readonly source: string;
      readonly known: readonly string[];
    }
  /** The object is in none of the sources; `dropped` if a dump has it but it cannot be used. */
  | { readonly kind: "unknown-object"; readonly dropped: DroppedObject | null }
  /** The object is known, or is an ASN, but contains no prefix of any family. */
  | { readonly kind: "empty-object" }
  /** A member set is in none of the sources. */
  | {
      readonly kind: "unknown-member";
      readonly member: string;
      /** The shortest path to it. */
      readonly via: readonly string[];
      /** All sets that name it, with their sources. */
      readonly of: ReadonlySet<string>;
      /** It is the name of a route-set, which an as-set cannot contain (RFC 2622, 5.1). */
      readonly isMisplaced: boolean;
      readonly dropped: DroppedObject | null;
    }
  /** A member whose range operators leave nothing: `192.0.2.0/24^16-20`. */
  | { readonly kind: "emptied-member"; readonly member: string; readonly via: readonly string[] }
  /** A member ASN without a route object in the families listed. */
  | {
      readonly kind: "no-routes";
      readonly asn: Asn;
      readonly families: readonly Family[];
      readonly via: readonly string[];
    }
  /** A member ASN that must not be used on the Internet; its prefixes are in the object nevertheless. */
  | {
      readonly kind: "bogon-asn";
      readonly asn: Asn;
      readonly reservation: AsnReservation;
      readonly via: readonly string[];
    }
  /** Sets that include each other: from a set back to itself. Harmless to the result. */
  | { readonly kind: "loop"; readonly via: readonly string[] }
  /** The expansion was abandoned: its sets apply range operators to each other in too many ways. */
  | { readonly kind: "endless" }
  /** Other sources have an object with this name but other members; the first one was used. */
  | {
      readonly kind: "namesakes";
      readonly class: SetClass;
      readonly taken: string;
      readonly others: readonly string[];
    };

/** What an object expands to, and the findings about it. */
export interface Expansion {
  readonly object: RegisteredObject;
  readonly findings: readonly Finding[];
  /** Everything that it assumes to be missing; only if other servers are to be queried about it. */
  readonly absences?: readonly Absence[];
}
