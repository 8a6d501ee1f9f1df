import { diagnostic, type Report } from "../diagnostics/index.ts";
import { numberOf, textOf, type Node } from "../document/index.ts";
import type { Family } from "../net/index.ts";
import { readLengths } from "./reading/read-settings.ts";
import type { SettingReference, SettingUse } from "./setting-value.ts";
import { LENGTH_NAMES, NUMBER_NAMES } from "./settings.ts";

/** A literal value, or the name of the setting that contains it. */
export type OrSetting<T> = T | SettingReference;

/** Lengths of prefixes by family. */
type Lengths = Readonly<Record<Family, number>>;

/** Reads lengths, or a setting's name like `$max_length`; reports a name of another setting. */
export function readLengthsOrSetting(node: Node, report: Report): OrSetting<Lengths> {
  const text = textOf(node);
  if (text === null) return readLengths(node);
  const setting = LENGTH_NAMES.find((name) => text === `$${name}`);
  if (setting !== undefined) return { setting, span: node.span };
  const known = LENGTH_NAMES.map((name) => `$${name}`);
  report(diagnostic("unknown-value", { value: text, known }, { span: node.span }));
  return readLengths(node);
}

/** Reads a number, or a setting's name like `$med`, or one that the policy declares. */
export function readNumberOrSetting(node: Node): OrSetting<number> {
  const text = textOf(node);
  return text === null ? (numberOf(node) ?? 0) : { setting: text.slice(1), span: node.span };
}

/** The setting from which a value is read: none or one. */
export function settingsIn(value: OrSetting<object | number>): readonly SettingUse[] {
  if (typeof value !== "object" || !("setting" in value)) return [];
  const { setting: name, span } = value;
  const isKnown = [...LENGTH_NAMES, ...NUMBER_NAMES].some((known) => known === name);
  return [{ name, type: isKnown ? null : "number", span }];
}
