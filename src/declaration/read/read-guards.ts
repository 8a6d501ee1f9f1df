import { child, numberOf, parsePercent, textOf, type Node } from "../../document/index.ts";
import type { Guards } from "../declaration.ts";
import { readFraction } from "./values.ts";

/** Reads `guards:`. */
export function readGuards(node: Node | null): Guards {
  const at = (key: string) => node && child(node, key);
  return {
    shrink: parsePercent(textOf(at("shrink")) ?? "") ?? 20,
    grow: parsePercent(textOf(at("grow")) ?? "") ?? 50,
    atLeast: numberOf(at("at_least")) ?? 10,
    spaceFraction: readFraction(at("space")) ?? 8,
  };
}
