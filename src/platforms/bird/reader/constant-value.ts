import { parsePrefix, type Address, type Prefix, parseAddress } from "../../../net/index.ts";
import { valueOf } from "./constants.ts";
import { NotUnderstood } from "./cursor.ts";
import type { BirdObjects } from "./objects.ts";
import type { Expression } from "./syntax.ts";
import type { Token } from "./tokens.ts";

/** The address that a word means, literally or as a constant; null if none. */
export function addressOf(word: Token | undefined, objects: BirdObjects): Address | null {
  const value = expressionOf(word, objects);
  return value?.kind === "address" ? parseAddress(value.text) : null;
}

/** The prefix that a word means, literally or as a constant; null if none. */
export function prefixOf(word: Token | undefined, objects: BirdObjects): Prefix | null {
  const value = expressionOf(word, objects);
  return value?.kind === "prefix" ? parsePrefix(value.text) : null;
}

/** The number that a word means, literally or as a constant; null if none. */
export function numberOf(word: Token | undefined, objects: BirdObjects): number | null {
  const value = expressionOf(word, objects);
  return value?.kind === "number" ? value.value : null;
}

function expressionOf(word: Token | undefined, objects: BirdObjects): Expression | null {
  switch (word?.kind) {
    case "number":
      return { kind: "number", value: Number(word.text), line: word.line };
    case "address":
    case "prefix":
      return { kind: word.kind, text: word.text, line: word.line };
    case "word":
      break;
    default:
      return null;
  }
  if (!objects.constants.has(word.text)) return null;
  try {
    return valueOf({ kind: "name", text: word.text, line: word.line }, objects);
  } catch (thrown) {
    // The value of a constant that peerc cannot evaluate is unknown.
    if (!(thrown instanceof NotUnderstood)) throw thrown;
    return null;
  }
}
