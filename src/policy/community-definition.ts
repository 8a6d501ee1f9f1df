import type { Span } from "../diagnostics/index.ts";
import type { Community } from "../net/index.ts";
import type { SettingReference } from "./setting-value.ts";

/** A number in a community: a literal, our own ASN, the neighbor's, or that of a setting. */
export type CommunityPart = number | "own" | "peer" | SettingReference;

/**
 * A community, or one whose numbers depend on the session: `$own:200` (two parts: standard), `$own:0:$peer` (three:
 * large).
 */
export type CommunityDefinition =
  | { readonly parts: null; readonly community: Community }
  | { readonly parts: readonly CommunityPart[]; readonly span: Span };
