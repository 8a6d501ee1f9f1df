import type { Asn, Prefix } from "../../net/index.ts";
import {
  indexAspas,
  indexVrps,
  originValidation,
  type Aspa,
  type AspaIndex,
  type OriginValidity,
  type Rpki,
  type VrpIndex,
} from "../../sources/index.ts";

/** What the RPKI says. */
export class RpkiView {
  /** Null if the validator gives none at all. */
  readonly aspas: Rpki["aspas"];
  readonly #index: VrpIndex;
  readonly #aspaIndex: AspaIndex | null;

  constructor({ vrps, aspas }: Rpki) {
    this.aspas = aspas;
    this.#index = indexVrps(vrps);
    this.#aspaIndex = aspas && indexAspas(aspas);
  }

  /** Origin validation (RFC 6811). `origin`: null for a path that ends with an AS_SET. */
  validity(prefix: Prefix, origin: Asn | null): OriginValidity {
    return originValidation(prefix, origin, this.#index);
  }

  /** The ASPAs for verifying AS_PATHs; null if nothing is known of ASPAs. */
  aspaIndex(): AspaIndex | null {
    return this.#aspaIndex;
  }

  /** The ASPA of a network; null if there is none, or nothing is known of ASPAs. */
  aspaOf(customer: Asn): Aspa | null {
    return this.aspas?.find((aspa) => aspa.customer === customer) ?? null;
  }
}
