import type { RefusedValue } from "./advice.ts";
import { adviseDuration } from "./advise-duration.ts";
import type { Node } from "./node.ts";

const TRUE = /^(?:yes|on|y|true|enabled?|1)$/i;
const FALSE = /^(?:no|off|n|false|disabled?|0)$/i;

/** The most items that a hint lists. */
const MAX_ITEMS = 6;

/** What to write instead of a value, whatever the document's subject; null for no advice. */
export function adviseUsual(refused: RefusedValue): string | null {
  const { node, types, expected, accepts } = refused;
  const written = textIn(node);
  if (written === null) {
    const isMapForList =
      types.includes("array") && !types.includes("object") && node.kind === "map";
    return isMapForList ? "begin each item with `- `" : null;
  }
  if (expected?.startsWith("a time in") === true) {
    return adviseDuration(written, expected, accepts);
  }
  if (expected?.startsWith("a percentage") === true) {
    const number = /^(\d{1,3})(?:\.0+)?\s*(?:%|percent)?$/.exec(written)?.[1];
    return number !== undefined && accepts(`${number}%`) ? `write ${number}%` : null;
  }
  const rest = written.replace(/,+$/, "");
  if (rest !== written && rest !== "") return "remove the comma at its end";
  if (types.includes("boolean")) {
    if (TRUE.test(written)) return "write `true`";
    if (FALSE.test(written)) return "write `false`";
  }
  if (types.includes("integer") && typeof valueOf(node) === "string") {
    const number = /^\d{1,3}(?:[., _]\d{3})+$|^\d+$/.test(written)
      ? written.replaceAll(/[., _]/g, "")
      : null;
    if (number !== null) return `write ${number}${number === written ? ", without quotes" : ""}`;
  }
  if (types.includes("array") && !types.includes("string")) return adviseList(written);
  const isText = types.length === 1 && types[0] === "string" && typeof valueOf(node) !== "string";
  return isText && /^(?:a name|text)$/.test(expected ?? "")
    ? `put it in quotes: "${written}"`
    : null;
}

function adviseList(written: string): string | null {
  if (/^-\S/.test(written)) return "write a space after each `-`";
  const items = written.split(/[\s,;]+/).filter((item) => item !== "");
  const isPlain = items.every((item) => /^[A-Za-z0-9][\w.:/-]*$/.test(item));
  if (items.length === 0 || items.length > MAX_ITEMS || !isPlain) return null;
  return `write it as a list: [${items.join(", ")}]`;
}

function textIn(node: Node): string | null {
  const value = valueOf(node);
  return value === null ? null : String(value);
}

function valueOf(node: Node): string | number | boolean | null {
  return node.kind === "scalar" ? node.value : null;
}
