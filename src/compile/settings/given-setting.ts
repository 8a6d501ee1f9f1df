import { NAME_PREFIX, nameWord, type GivenSetting, type SettingValue } from "../../policy/index.ts";
import type { PolicyContext } from "../policy-context.ts";

/** The value of a setting declared by a session's policy, and who sets it. */
export interface SettingFound {
  readonly value: SettingValue;
  /** The prefix of its list's name: `PEERC_AS13335`. */
  readonly owner: string;
  /** For messages: `of AS13335`. */
  readonly about: string;
  readonly span: GivenSetting["span"];
}

/** The setting's value from the first layer that sets it, otherwise from the policy; null if there is none. */
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
