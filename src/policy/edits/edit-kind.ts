import type { Report } from "../../diagnostics/index.ts";
import type { Node } from "../../document/index.ts";
import type { Resolver, Shareable } from "../resolver.ts";
import type { Route } from "../route.ts";
import type { SettingUse } from "../setting-value.ts";
import type { Tested } from "../tested.ts";

/**
 * A kind of edit: all that the language says of it. `D` is what a policy file says, `E` the edit that is left for a session. In a
 * file its key is its kind, with `_` for `-`.
 */
export interface EditKind<D, E> {
  /** The JSON Schema of what stands under its key. */
  readonly schema: object;
  /** Reads what the schema has accepted: one edit, or several in their order. */
  readonly read: (value: Node, report: Report) => readonly D[];
  /** The settings that it reads. */
  readonly settings: (edit: D) => readonly SettingUse[];
  /** What it comes to for a session: null where there is nothing to do, or a setting is missing, which the resolver has reported. */
  readonly resolve: (edit: D, resolver: Resolver) => Shareable<readonly E[]> | null;
  /** The route after it: what it means. */
  readonly apply: (route: Route, edit: E) => Route;
  /** Whether it may change what a test looks at. */
  readonly changes: (edit: E, tested: Tested) => boolean;
  /** What it does, in a few words. */
  readonly describe: (edit: E) => string;
}
