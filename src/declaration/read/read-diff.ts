import { child, entries, textOf, type Node } from "../../document/index.ts";
import type { DiffSettings } from "../declaration.ts";
import { RISK_TEXTS, type RiskName } from "../risk-texts.ts";

/** Reads `diff:`. */
export function readDiff(node: Node | null): DiffSettings {
  const flags = entries(node && child(node, "flags"));
  return {
    off: flags.flatMap(([name, value]) =>
      isRisk(name) && textOf(value) === "off" ? [{ value: name, span: value.span }] : [],
    ),
  };
}

function isRisk(name: string): name is RiskName {
  return Object.hasOwn(RISK_TEXTS, name);
}
