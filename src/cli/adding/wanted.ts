import type { Address, Asn } from "../../net/index.ts";

/** Addresses of one session, as far as they were given; null is to be found. At least one is given. */
export interface GivenAddresses {
  readonly local: Address | null;
  readonly remote: Address | null;
}

/** Where sessions are wanted. */
export type WantedPlace =
  | {
      readonly kind: "exchange";
      /** Its id in the declaration. */
      readonly exchange: string;
      readonly addresses: readonly GivenAddresses[];
    }
  | {
      readonly kind: "interface";
      readonly interface: string;
      readonly addresses: readonly GivenAddresses[];
    };

/** What `peerc add` is asked to do. */
export interface Wanted {
  readonly asn: Asn;
  /** Null: at every exchange where both are. */
  readonly places: readonly WantedPlace[] | null;
  /** Null: the one on which the sessions at an exchange are. */
  readonly router: string | null;
  /** The file to which a new peer is added, relative to the network's folder; null: where most peers are. */
  readonly file: string | null;
  /** Percent above what PeeringDB says, for limits. */
  readonly margin: number;
  /** What of a request was not taken over, in sentences. */
  readonly remarks: readonly string[];
}

/** A session to add. */
export interface NewSession {
  readonly router: string;
  readonly place:
    | { readonly kind: "exchange"; readonly id: string }
    | { readonly kind: "interface"; readonly name: string };
  readonly local: Address;
  readonly remote: Address;
  readonly name: string | null;
  readonly updateSource: string | null;
}
