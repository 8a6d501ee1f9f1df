import { settingsOfTerm, type PolicyDefinition } from "../../policy/index.ts";

/** The names of the settings that a policy's terms use, including those after `if`. */
export function settingsRead(definition: PolicyDefinition): ReadonlySet<string> {
  const terms = [...definition.import, ...definition.export];
  return new Set(
    terms.flatMap((term) => [
      ...(term.guard === null ? [] : [term.guard.setting]),
      ...settingsOfTerm(term).map(({ name }) => name),
    ]),
  );
}
