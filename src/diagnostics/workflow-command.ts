import { makeVisible } from "./make-visible.ts";

/** A workflow command of GitHub Actions that makes an annotation: `::error file=network.yaml,line=3::message`. */
export function workflowCommand(
  level: "error" | "warning" | "notice",
  properties: readonly (readonly [name: string, value: string | number])[],
  message: string,
): string {
  const list = properties.map(([key, value]) => `${key}=${property(String(value))}`).join(",");
  return `::${level}${list === "" ? "" : ` ${list}`}::${data(message)}\n`;
}

/** Escapes the text of a command: a newline would end it, and the next line could become another command. */
function data(text: string): string {
  return text.replaceAll("%", "%25").split(/\r?\n/).map(makeVisible).join("%0A");
}

/** Escapes a property's value, which `:` and `,` would end too. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
