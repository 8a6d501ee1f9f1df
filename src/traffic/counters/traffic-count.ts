import type { Asn, Family } from "../../net/index.ts";

/** What a filter counted at one interface in some time. */
export interface TrafficCount {
  readonly router: string;
  /** The exchange's id or the interface of the interconnect, as in the declaration; exactly one of them. */
  readonly place:
    | { readonly kind: "exchange"; readonly id: string }
    | { readonly kind: "interface"; readonly name: string };
  readonly family: Family;
  /** Whose traffic it was. Null: not known, as at an exchange, whose members a filter cannot distinguish. */
  readonly peer: Asn | null;
  /** RFC 3339 in UTC; `from` is before `to`. */
  readonly from: string;
  readonly to: string;
  /** To what we announce there; null if it was not counted, so that nothing shows that the filter sees traffic. */
  readonly announced: Amount | null;
  /** To any other address. */
  readonly other: Amount;
  /** False: a counter was set to zero in that time, or a reading is missing, and the amounts are the least there were. */
  readonly complete: boolean;
}

/** An amount of traffic. */
export interface Amount {
  readonly packets: number;
  /** Null if the router counts packets only. */
  readonly bytes: number | null;
}
