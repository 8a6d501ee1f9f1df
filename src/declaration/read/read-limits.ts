import { child, numberOf, parsePercent, textOf, type Node } from "../../document/index.ts";
import type { OnExceed } from "../../policy/index.ts";
import type { DeclaredLimits, Located } from "../declaration.ts";
import { readSeconds } from "./values.ts";

/** Reads `max_prefixes:`; null for missing keys. */
export function readLimits(node: Node | null): DeclaredLimits {
  const at = (key: string) => node && child(node, key);
  return {
    maximum: { ipv4: readCount(at("ipv4")), ipv6: readCount(at("ipv6")) },
    warnAt: parsePercent(textOf(at("warn_at")) ?? ""),
    onExceed: readOnExceed(at("on_exceed")),
  };
}

function readCount(node: Node | null): Located<number> | null {
  const value = numberOf(node);
  return node && value !== null ? { value, span: node.span } : null;
}

function readOnExceed(node: Node | null): OnExceed | null {
  if (!node) return null;
  const text = textOf(node);
  if (text === "shutdown" || text === "warn") return { kind: text };
  const seconds = readSeconds(child(node, "restart_after"));
  return seconds === null ? null : { kind: "restart", afterMinutes: seconds / 60 };
}
