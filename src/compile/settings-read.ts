import { conditionKind, editKind, type PolicyDefinition, type Settings } from "../policy/index.ts";

/** The settings that a policy's terms read, guards included. */
export function settingsRead(definition: PolicyDefinition): ReadonlySet<keyof Settings> {
  const terms = [...definition.import, ...definition.export];
  return new Set(
    terms.flatMap(({ guard, when, edits }) => [
      ...(guard === null ? [] : [guard]),
      ...when.flatMap(({ test }) => conditionKind(test).settings(test)),
      ...edits.flatMap((edit) => editKind(edit).settings(edit)),
    ]),
  );
}
