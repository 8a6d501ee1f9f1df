import { conditionKind, type PolicyDefinition } from "../policy/index.ts";

/** What a policy asks of a peer's registration. */
export interface RegistrationRead {
  readonly prefixes: boolean;
  readonly origins: boolean;
}

/** What a policy asks of a peer's registration, in either direction. */
export function registrationRead(definition: PolicyDefinition): RegistrationRead {
  const lists = [...definition.import, ...definition.export]
    .flatMap((term) => term.when)
    .map(({ test }) => conditionKind(test).list(test)?.name);
  return {
    prefixes: lists.some((list) => list === "registered" || list === "registered-hosts"),
    origins: lists.includes("registered-origins"),
  };
}
