import type { Report } from "../../diagnostics/index.ts";
import type { Node } from "../../document/index.ts";
import type { Resolver, Shareable } from "../resolver.ts";
import type { Route } from "../route.ts";
import type { SettingUse } from "../setting-value.ts";
import type { Tested } from "../tested.ts";

/**
 * A kind of edit: everything that the language says about it. `D` is the definition in a policy file, `E` the edit
 * for a session. Its key in a file is its kind, with `_` for `-`.
 */
export interface EditKind<D, E> {
  /** The JSON Schema of the value of its key. */
  readonly schema: object;
  /** Reads a value that the schema has accepted: one edit, or several in order. */
  readonly read: (value: Node, report: Report) => readonly D[];
  /** The settings that it uses. */
  readonly settings: (edit: D) => readonly SettingUse[];
  /**
   * Its edit for a session: null if there is nothing to do, or a setting is missing, which the resolver has reported.
   */
  readonly resolve: (edit: D, resolver: Resolver) => Shareable<readonly E[]> | null;
  /** The route after the edit: its meaning. */
  readonly apply: (route: Route, edit: E) => Route;
  /** Whether it may change what a test looks at. */
  readonly changes: (edit: E, tested: Tested) => boolean;
  /** A short description of its effect. */
  readonly describe: (edit: E) => string;
}
