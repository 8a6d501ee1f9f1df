import type { Asn, AsnReservation, Family, RegisteredObject } from "../../net/index.ts";
import type { Absence } from "../absences/absence.ts";
import type { SetClass } from "../database/database.ts";
import type { DroppedObject } from "../rpsl/dropped-object.ts";

/**
 * Something about an expansion that a person should know. `via` is the chain of sets that leads to a
 * member, outermost first.
 */
export type Finding =
  /** A source that was asked for holds nothing in the database, which has the `known` ones. */
  | {
      readonly kind: "unknown-source";
      readonly source: string;
      readonly known: readonly string[];
    }
  /** The object is in none of the sources; `dropped` where a dump has it but it cannot be used. */
  | { readonly kind: "unknown-object"; readonly dropped: DroppedObject | null }
  /** The object is known, or is an ASN, and no prefix of any family belongs to it. */
  | { readonly kind: "empty-object" }
  /** A set that a set names is in none of the sources. */
  | {
      readonly kind: "unknown-member";
      readonly member: string;
      /** The shortest way to it. */
      readonly via: readonly string[];
      /** All sets that name it, with their sources. */
      readonly of: ReadonlySet<string>;
      /** It is the name of a route-set, and an as-set has no place for one (RFC 2622, 5.1). */
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
  /** A member ASN that must not be seen on the Internet; its prefixes are in the object all the same. */
  | {
      readonly kind: "bogon-asn";
      readonly asn: Asn;
      readonly reservation: AsnReservation;
      readonly via: readonly string[];
    }
  /** Sets that include each other: from a set round to itself. Harmless to the result. */
  | { readonly kind: "loop"; readonly via: readonly string[] }
  /** Following it was given up: its sets apply range operators to each other in too many ways. */
  | { readonly kind: "endless" }
  /** Other sources have an object of this name with other members; the first one was taken. */
  | {
      readonly kind: "namesakes";
      readonly class: SetClass;
      readonly taken: string;
      readonly others: readonly string[];
    };

/** What an object expands to, and what is to be said about it. */
export interface Expansion {
  readonly object: RegisteredObject;
  readonly findings: readonly Finding[];
  /** All that it takes to be not there; only where somebody is to be asked about it. */
  readonly absences?: readonly Absence[];
}
