import type { Span } from "../diagnostics/index.ts";
import type { Community, NumberRange } from "../net/index.ts";
import type { SettingReference } from "./setting-value.ts";

/** A number in a community: a literal, our own ASN, the neighbor's, or that of a setting. */
export type CommunityPart = number | "own" | "peer" | SettingReference;

/**
 * A community, or one whose numbers depend on the session: `$own:200` (two parts: standard), `$own:0:$peer` (three:
 * large), `rt:$own:7` (a route target).
 */
export type CommunityDefinition =
  | { readonly parts: null; readonly community: Community }
  | {
      readonly parts: readonly CommunityPart[];
      readonly of: Community["kind"];
      readonly span: Span;
    };

/**
 * Some communities by their first numbers, `parts`: `$own:1:*`; with limits of the last number, `$own:1:100-199`.
 */
export interface RangeDefinition {
  readonly parts: readonly CommunityPart[];
  readonly of: Community["kind"];
  /** Null: any numbers follow. */
  readonly last: NumberRange | null;
  readonly span: Span;
}

/** What a term tests for or removes: one community, or some. */
export type PatternDefinition = CommunityDefinition | RangeDefinition;

/** The kind of the communities that a definition is for. */
export function kindOfDefinition(definition: PatternDefinition): Community["kind"] {
  return definition.parts === null ? definition.community.kind : definition.of;
}
