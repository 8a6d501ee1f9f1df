import type { Asn, Family } from "../../net/index.ts";

/** A route or route6 object. The prefix is packed, see `readPacked`; the words are valid only until the next object is read. */
export interface RouteRecord {
  readonly kind: "route";
  readonly family: Family;
  readonly words: Uint32Array;
  readonly length: number;
  readonly origin: Asn;
  readonly source: string;
  /** The route-sets that the object claims to be in; they must agree (`mbrs-by-ref`). */
  readonly memberOf: readonly string[];
  readonly maintainers: readonly string[];
}

/** An as-set or route-set. */
export interface SetRecord {
  readonly kind: "set";
  readonly class: "as-set" | "route-set";
  readonly name: string;
  readonly source: string;
  /** The direct members in canonical form, sorted, each once. */
  readonly members: readonly string[];
  /** The maintainers whose objects may name the set in `member-of`, or `ANY`. */
  readonly mbrsByRef: readonly string[];
}

/** An aut-num object, of which only its claim to be in as-sets counts. */
export interface AutNumRecord {
  readonly kind: "aut-num";
  readonly asn: Asn;
  readonly source: string;
  readonly memberOf: readonly string[];
  readonly maintainers: readonly string[];
}

/** An object of a dump with validated values. */
export type RpslRecord = RouteRecord | SetRecord | AutNumRecord;
