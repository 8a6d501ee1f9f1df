import type { Report } from "../../diagnostics/index.ts";
import type { Node } from "../../document/index.ts";
import type { Resolver, Shareable } from "../resolver.ts";
import type { Route } from "../route.ts";
import type { SettingUse } from "../setting-value.ts";
import type { Tested } from "../tested.ts";

/**
 * A kind of condition: everything that the language says about it. `D` is the definition in a policy file, `T` the
 * test for a session, where settings are filled in and lists are sets. Its key in a file is its kind, with `_` for
 * `-`.
 */
export interface ConditionKind<D, T> {
  /** What it is, in messages about platforms that have no such test: `a test of the ORIGIN`. */
  readonly title: string;
  /** The JSON Schema of the value of its key, with a description. */
  readonly schema: object;
  /** Reads a value that the schema has accepted. */
  readonly read: (value: Node, report: Report) => ConditionRead<D>;
  /** The list that it names, or null. */
  readonly list: (test: D) => ListNamed | null;
  /** The settings that it uses. */
  readonly settings: (test: D) => readonly SettingUse[];
  /** Its test for a session. */
  readonly resolve: (test: D, resolver: Resolver) => Resolved<T>;
  /**
   * Whether it depends only on the session: it is resolved before others, so that a term that is left out needs no
   * settings.
   */
  readonly isOfSession?: true;
  /** Whether it holds for a route: its meaning. */
  readonly holds: (route: Route, test: T) => boolean;
  /** Which part of a route that edits may change it tests; null if no edit affects it. */
  readonly tested: (test: T) => Tested | null;
  /** The condition and the route's value, in one line, for a test that holds or does not. */
  readonly describe: (test: T, route: Route, holds: boolean) => string;
}

/** A condition in a file. */
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
 * A test, or its result if that is the same for every route (no route is in an empty list); null if a setting is
 * missing, which the resolver has reported.
 */
export type Resolved<T> = Shareable<T> | boolean | null;
