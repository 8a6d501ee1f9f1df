import type { Span } from "../diagnostics/index.ts";
import type { Community } from "../net/index.ts";

/** A community whose first number may be our own ASN. */
export type CommunityDefinition =
  | { readonly own: false; readonly community: Community }
  /** `$own:200` (two numbers: standard) or `$own:1:2` (three: large). */
  | { readonly own: true; readonly numbers: readonly number[]; readonly span: Span };
