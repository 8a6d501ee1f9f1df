import type { Report } from "../../diagnostics/index.ts";
import type { Node } from "../../document/index.ts";
import type { Resolver, Shareable } from "../resolver.ts";
import type { Route } from "../route.ts";
import type { SettingUse } from "../setting-value.ts";
import type { Tested } from "../tested.ts";

/**
 * A kind of condition: all that the language says of it. `D` is what a policy file says, `T` the test that is left for a session,
 * where settings are put in and lists are sets. In a file its key is its kind, with `_` for `-`.
 */
export interface ConditionKind<D, T> {
  /** The JSON Schema of what stands under its key, with the sentence that describes it. */
  readonly schema: object;
  /** Reads what the schema has accepted. */
  readonly read: (value: Node, report: Report) => ConditionRead<D>;
  /** The list that it names, or null. */
  readonly list: (test: D) => ListNamed | null;
  /** The settings that it reads. */
  readonly settings: (test: D) => readonly SettingUse[];
  /** What it comes to for a session. */
  readonly resolve: (test: D, resolver: Resolver) => Resolved<T>;
  /** Whether the session alone answers it: it is resolved before others, so that a term that is left out needs no setting. */
  readonly isOfSession?: true;
  /** Whether it is true of a route: what it means. */
  readonly holds: (route: Route, test: T) => boolean;
  /** What it looks at, of that which an edit may change; null where no edit changes its answer. */
  readonly tested: (test: T) => Tested | null;
  /** What it asks and what the route has there, in one line, for a test that holds or does not. */
  readonly describe: (test: T, route: Route, holds: boolean) => string;
}

/** A condition as a file says it. */
export interface ConditionRead<D> {
  readonly test: D;
  readonly negated: boolean;
}

/** A list of the library, or a built-in one. */
export interface ListNamed {
  readonly kind: "prefixes" | "asns";
  readonly name: string;
}

/**
 * A test, or the answer where it is the same for every route (no route is in an empty list); null where a setting is missing,
 * which the resolver has reported.
 */
export type Resolved<T> = Shareable<T> | boolean | null;
