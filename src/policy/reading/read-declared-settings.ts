import { diagnostic, didYouMean, type Report } from "../../diagnostics/index.ts";
import { child, entries, isMap, keySpanAt, textOf, type Node } from "../../document/index.ts";
import { readSettingValue } from "./read-setting-value.ts";
import { SETTING_TYPES, type DeclaredSetting } from "../setting-value.ts";
import { SETTING_NAMES } from "../settings.ts";

const NAME = /^[a-z][a-z0-9_]{0,31}$/;

/** Names with a special meaning after `$`. */
const TAKEN: readonly string[] = ["own", "peer"];

/**
 * Reads the settings that a policy declares in addition to those that every policy has:
 * `{ type: prefixes, default: [] }`.
 */
export function readDeclaredSettings(node: Node, report: Report): readonly DeclaredSetting[] {
  const known: readonly string[] = SETTING_NAMES;
  return entries(node).flatMap(([name, value]) => {
    if (known.includes(name)) return [];
    const span = keySpanAt(node, [name]);
    if (!isMap(value) || child(value, "type") === null) {
      const near = didYouMean(name, known);
      const hint =
        near === null
          ? `a setting of the policy's own is declared with its type: ${name}: { type: prefixes }; others are ${known.join(", ")}`
          : `did you mean \`${near}\`?`;
      report(diagnostic("unknown-key", { key: name, known }, { span, hint }));
      return [];
    }
    return [readDeclared(name, value, span, report)];
  });
}

function readDeclared(
  name: string,
  node: Node,
  span: DeclaredSetting["span"],
  report: Report,
): DeclaredSetting {
  if (!NAME.test(name) || TAKEN.includes(name)) {
    const expected = TAKEN.includes(name)
      ? "free: it has a meaning of its own"
      : "a name like accepted_prefixes";
    report(diagnostic("invalid-value", { value: name, expected }, { span }));
  }
  for (const [key] of entries(node)) {
    if (key === "type" || key === "default") continue;
    const params = { key, known: ["type", "default"] };
    report(diagnostic("unknown-key", params, { span: keySpanAt(node, [key]) }));
  }
  const kind = child(node, "type");
  const text = textOf(kind);
  const type = SETTING_TYPES.find((one) => one === text) ?? null;
  if (type === null) {
    const params = { value: text ?? "that", known: SETTING_TYPES };
    report(diagnostic("unknown-value", params, { span: kind?.span ?? span }));
    return { name, type, default: null, span };
  }
  const given = child(node, "default");
  return { name, type, default: given && readSettingValue(given, type, report), span };
}
