import { textOf } from "../../document/index.ts";
import { FAMILIES, type Family } from "../../net/index.ts";
import type { ConditionKind } from "./condition-kind.ts";

/** The session has routes of this family. */
export interface FamilyDefinition {
  readonly kind: "family";
  readonly family: Family;
}

/** The family of the session's routes: known at compile time, so routers need no test. */
export const family: ConditionKind<FamilyDefinition, never> = {
  title: "a test of the family",
  schema: {
    enum: FAMILIES,
    description:
      "The family of the session's routes. For sessions of the other family, the term is left out.",
  },
  read: (node) => ({
    negated: false,
    test: { kind: "family", family: textOf(node) === "ipv6" ? "ipv6" : "ipv4" },
  }),
  list: () => null,
  settings: () => [],
  isOfSession: true,
  resolve: (test, resolver) => test.family === resolver.family,
  holds: (_, test) => test,
  tested: (test) => test,
  describe: (test) => test,
};
