import { NAME_PREFIX, nameWord, type GivenSetting, type SettingValue } from "../policy/index.ts";
import type { PolicyContext } from "./policy-context.ts";

/** The value that a session's policy gets of a setting that it declares, and who gives it. */
export interface SettingFound {
  readonly value: SettingValue;
  /** What the name of its list begins with: `PEERC_AS13335`. */
  readonly owner: string;
  /** For people: `of AS13335`. */
  readonly about: string;
  readonly span: GivenSetting["span"];
}

/** The setting as the first of those gives it who may, or else the policy; null where nobody does. */
export function givenSetting(
  name: string,
  { layers, definition }: Pick<PolicyContext, "layers" | "definition">,
): SettingFound | null {
  for (const { givenSettings, owner, about } of layers) {
    const given = givenSettings.find((one) => one.name === name);
    if (given) return { value: given.value, span: given.span, owner, about };
  }
  const declared = definition.declares.find((one) => one.name === name);
  if (!declared?.default) return null;
  const owner = `${NAME_PREFIX}${nameWord(definition.name)}`;
  const about = `of the policy ${definition.name}`;
  return { value: declared.default, owner, about, span: declared.span };
}
