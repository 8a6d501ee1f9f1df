import type { Report } from "../../diagnostics/index.ts";
import type { Node } from "../../document/index.ts";
import { readGivenSettings, readSettings, type SettingTypes } from "../../policy/index.ts";
import type { SettingsGiven } from "../declaration.ts";

/** Reads `settings:` of a peer, a session, an exchange, or among `defaults`. `types`: of those that policies declare. */
export function readSettingsGiven(
  node: Node | null,
  types: SettingTypes | null,
  report: Report,
): SettingsGiven {
  return {
    settings: readSettings(node, report),
    givenSettings: readGivenSettings(node, types, report),
  };
}
