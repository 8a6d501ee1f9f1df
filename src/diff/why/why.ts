import type { Registry } from "../../compile/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import type { Span } from "../../diagnostics/index.ts";

/** One thing that changed outside of the policies and brought a change about: a line of a declaration, or registry data. */
export interface Why {
  readonly text: string;
  /** Where the declaration says so: what it says now, or what it said. Null of registry data. */
  readonly span: Span | null;
}

/** What a network was compiled of. */
export interface NetworkSources {
  readonly declaration: Declaration;
  readonly registry: Registry;
}
