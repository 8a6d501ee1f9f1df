import type { Registry } from "../../compile/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import type { Span } from "../../diagnostics/index.ts";

/** A change outside of the policies that caused a change: a line of a declaration, or registry data. */
export interface Why {
  readonly text: string;
  /** The location in the declaration, new or old. Null for registry data. */
  readonly span: Span | null;
}

/** What two networks were compiled from. */
export interface NetworkPair {
  readonly before: NetworkSources;
  readonly after: NetworkSources;
}

/** What a network was compiled from. */
export interface NetworkSources {
  readonly declaration: Declaration;
  readonly registry: Registry;
}
