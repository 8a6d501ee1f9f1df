import { conditionKind, conditionsOf, type PolicyDefinition } from "../../policy/index.ts";

/** Which parts of a peer's registration a policy uses. */
export interface RegistrationRead {
  readonly prefixes: boolean;
  readonly origins: boolean;
}

/** Which parts of a peer's registration a policy uses, in either direction. */
export function registrationRead(definition: PolicyDefinition): RegistrationRead {
  const lists = [...definition.import, ...definition.export]
    .flatMap(conditionsOf)
    .map(({ test }) => conditionKind(test).list(test)?.name);
  return {
    prefixes: lists.some((list) => list === "registered" || list === "registered-hosts"),
    origins: lists.includes("registered-origins"),
  };
}
