import { entries, type Node } from "../../document/index.ts";

/** The value of a condition's key, of the form `in: bogons` or `is_not: valid`. */
export interface Operand {
  readonly word: string;
  readonly value: Node;
  readonly negated: boolean;
}

/** Reads the single word under a condition's key, and its value. */
export function readOperand(node: Node): Operand {
  const [word, value] = entries(node)[0] ?? ["", node];
  return { word, value, negated: word === "not_in" || word === "is_not" || word === "none" };
}
