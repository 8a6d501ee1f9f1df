import type { AsnSet } from "../asn-set.ts";

/**
 * A regular expression over the tokens of an AS_PATH, nearest first: an ASN, and `{` and `}` around the ASNs of an
 * AS_SET. A pattern takes whole paths; what is not well formed (`{` without `}`, `{}`) is in no language.
 */
export type PathPattern =
  /** One ASN of the set, in a sequence or between braces. */
  | { readonly kind: "asn"; readonly set: AsnSet }
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  /** One after the other; none: nothing at all. */
  | { readonly kind: "sequence"; readonly parts: readonly PathPattern[] }
  /** One of them; none: never. */
  | { readonly kind: "either"; readonly options: readonly PathPattern[] }
  /** `min` to `max` times; null: without end. */
  | {
      readonly kind: "repeat";
      readonly of: PathPattern;
      readonly min: number;
      readonly max: number | null;
    };
