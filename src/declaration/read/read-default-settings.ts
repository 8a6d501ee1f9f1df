import type { Report, Span } from "../../diagnostics/index.ts";
import { child, type Node } from "../../document/index.ts";
import type { SettingTypes } from "../../policy/index.ts";
import type { DefaultSettings } from "../declaration.ts";
import { readSettingsGiven } from "./read-settings-given.ts";

/** Reads `settings` from the `defaults` of the network or of a router; `span` is used if there are none. */
export function readDefaultSettings(
  owner: Node,
  span: Span,
  types: SettingTypes | null,
  report: Report,
): DefaultSettings {
  const defaults = child(owner, "defaults");
  const node = defaults && child(defaults, "settings");
  return { ...readSettingsGiven(node, types, report), span: node?.span ?? span };
}
