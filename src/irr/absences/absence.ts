import type { Asn, Family } from "../../net/index.ts";
import type { SetClass } from "../database/database.ts";
import { routesQuery } from "../client/routes-query.ts";

/** Something that a server reports as missing in all of the sources that were queried. */
export type Absence =
  /** Route objects of an ASN, of one family. */
  | {
      readonly kind: "routes";
      readonly asn: Asn;
      readonly family: Family;
      readonly sources: readonly string[];
    }
  /** A set with this name: in no source, or in none of those before the one that it was taken from. */
  | {
      readonly kind: "set";
      readonly class: SetClass;
      readonly name: string;
      readonly sources: readonly string[];
    }
  /** Members of a set that objects may refer to (`mbrs-by-ref`). */
  | {
      readonly kind: "references";
      readonly class: SetClass;
      readonly name: string;
      readonly sources: readonly string[];
    };

/** The query that an absence answers, without the selection of sources. */
export function absenceQuery(absence: Absence): string {
  switch (absence.kind) {
    case "routes":
      return routesQuery(absence.asn, absence.family);
    case "set":
      return `!m${absence.class},${absence.name}`;
    case "references":
      return `!i${absence.name}`;
  }
}

/** An absence as text, different for different ones: `no as-set AS-X in RADB, TC`. */
export function formatAbsence(absence: Absence): string {
  const where = `in ${absence.sources.join(", ")}`;
  switch (absence.kind) {
    case "routes":
      return `no ${absence.family} prefixes of AS${absence.asn} ${where}`;
    case "set":
      return `no ${absence.class} ${absence.name} ${where}`;
    case "references":
      return `no members by reference of the ${absence.class} ${absence.name} ${where}`;
  }
}
