import { FAMILIES, type Asn, type Family, type PrefixSet } from "../net/index.ts";
import type { Announcement } from "./announcement.ts";

/** A family in which we announce something, with the list of it. */
export interface ListedFamily {
  readonly family: Family;
  /** The name of its list: `AS64496_V4`. */
  readonly name: string;
  /** The name of the policy that accepts what is in the list: `FROM_AS64496_V4`. */
  readonly policy: string;
  readonly set: PrefixSet;
}

/** The families in which something is announced: a filter of nothing means something else on every platform. */
export function listedFamilies({
  asn,
  announced,
  aggregate,
}: Announcement): readonly ListedFamily[] {
  return FAMILIES.filter((family) => !announced[family].isEmpty).map((family) => ({
    family,
    ...namesOf(asn, family),
    set: aggregate ? announced[family].minimal() : announced[family],
  }));
}

/** The names of a family's list and policy. */
export function namesOf(
  asn: Asn,
  family: Family,
): { readonly name: string; readonly policy: string } {
  const name = `AS${asn}_${family === "ipv4" ? "V4" : "V6"}`;
  return { name, policy: `FROM_${name}` };
}
