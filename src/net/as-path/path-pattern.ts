import type { AsnSet } from "../asn-set.ts";

/**
 * A regular expression over the tokens of an AS_PATH, nearest first: an ASN, and `{` and `}` around the ASNs of an
 * AS_SET. A pattern matches whole paths; it never matches malformed ones (`{` without `}`, `{}`).
 */
export type PathPattern =
  /** One ASN of the set, in a sequence or between braces. */
  | { readonly kind: "asn"; readonly set: AsnSet }
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  /** A sequence; empty: the empty path. */
  | { readonly kind: "sequence"; readonly parts: readonly PathPattern[] }
  /** Alternatives; empty: matches nothing. */
  | { readonly kind: "either"; readonly options: readonly PathPattern[] }
  /** `min` to `max` times; null: unbounded. */
  | {
      readonly kind: "repeat";
      readonly of: PathPattern;
      readonly min: number;
      readonly max: number | null;
    };
