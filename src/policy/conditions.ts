import { asPathContains } from "./conditions/as-path-contains.ts";
import { asPathEmpty } from "./conditions/as-path-empty.ts";
import { asPathFirst } from "./conditions/as-path-first.ts";
import { asPathHasSet } from "./conditions/as-path-has-set.ts";
import { asPathLength } from "./conditions/as-path-length.ts";
import { asPathOrigin } from "./conditions/as-path-origin.ts";
import { communityCount } from "./conditions/community-count.ts";
import { community } from "./conditions/community.ts";
import type { ConditionKind } from "./conditions/condition-kind.ts";
import { family } from "./conditions/family.ts";
import { med } from "./conditions/med.ts";
import { nextHop } from "./conditions/next-hop.ts";
import { origin } from "./conditions/origin.ts";
import { prefix } from "./conditions/prefix.ts";
import { rpki } from "./conditions/rpki.ts";

/** All kinds of conditions, in the order of the reference. */
const KINDS = {
  prefix,
  "as-path-length": asPathLength,
  "as-path-contains": asPathContains,
  "as-path-first": asPathFirst,
  "as-path-origin": asPathOrigin,
  "as-path-has-set": asPathHasSet,
  "as-path-empty": asPathEmpty,
  "next-hop": nextHop,
  community,
  "community-count": communityCount,
  med,
  rpki,
  origin,
  family,
};

type Kinds = typeof KINDS;

/** The name of a kind of condition. */
export type ConditionName = keyof Kinds;

/** A condition in a policy file: lists are referenced by name, and numbers may be settings. */
export type TestDefinition = Parameters<Kinds[ConditionName]["resolve"]>[0];

/** A test of a route; each kind defines exactly when it holds. */
export type Test = Parameters<Kinds[ConditionName]["holds"]>[1];

type Of<K extends ConditionName, T> = Extract<T, { readonly kind: K }>;

/** Each kind by its name; this only compiles if a module's own name for its kind is the same. */
export const CONDITIONS: {
  readonly [K in ConditionName]: ConditionKind<Of<K, TestDefinition>, Of<K, Test>>;
} = KINDS;

/** The kind of a test or of its definition. */
export function conditionKind<K extends ConditionName>(test: {
  readonly kind: K;
}): ConditionKind<Of<K, TestDefinition>, Of<K, Test>> {
  return CONDITIONS[test.kind];
}
