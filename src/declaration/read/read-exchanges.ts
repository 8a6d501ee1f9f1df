import type { Report } from "../../diagnostics/index.ts";
import { child, type MapNode } from "../../document/index.ts";
import { FAMILIES } from "../../net/index.ts";
import type { SettingTypes } from "../../policy/index.ts";
import type { Exchange } from "../declaration.ts";
import { readSettingsGiven } from "./read-settings-given.ts";
import { readLabel } from "./read-label.ts";
import { readSourceLocation } from "./read-source-location.ts";
import { readState } from "./read-state.ts";
import { readPrefixAt } from "./values.ts";

/** Reads `exchanges:`, sorted by id. */
export function readExchanges(
  node: MapNode,
  types: SettingTypes | null,
  report: Report,
): Exchange[] {
  const exchanges = [...node.entries].flatMap(([id, { keySpan, node: entry }]) => {
    const name = readLabel(child(entry, "name"), "the exchange's name", report);
    const lan = child(entry, "lan");
    const lans = FAMILIES.flatMap(
      (family) => readPrefixAt(lan && child(lan, family), report, family) ?? [],
    );
    const given = readSettingsGiven(child(entry, "settings"), types, report);
    const ixf = readSourceLocation(child(entry, "ixf"), report);
    const state = readState(child(entry, "state"), report);
    return name === null ? [] : [{ id, name, lans, ixf, state, ...given, span: keySpan }];
  });
  return exchanges.sort((a, b) => (a.id < b.id ? -1 : 1));
}
