import type { ReadingProblems } from "../../reading-problems.ts";
import { NotUnderstood } from "./cursor.ts";
import type { BirdFile, ProtocolText } from "./file.ts";
import { statementsOf, type ProtocolStatement } from "./protocol-statements.ts";

const DEEPEST = 10;

/**
 * A protocol and everything that it is made from (`from`), the first ancestor first. Null if one of them does not
 * exist, or is made from itself.
 */
export function ancestry(protocol: ProtocolText, file: BirdFile): readonly ProtocolText[] | null {
  const chain = [protocol];
  for (let at = protocol; at.from !== null;) {
    const { from } = at;
    const before = file.templates.get(from) ?? file.protocols.find(({ name }) => name === from);
    if (!before || chain.length > DEEPEST) return null;
    chain.unshift(before);
    at = before;
  }
  return chain;
}

/** A protocol's statements, those of its ancestors before its own. */
export function inherited(
  protocol: ProtocolText,
  file: BirdFile,
  problems: ReadingProblems,
): readonly ProtocolStatement[] {
  const chain = ancestry(protocol, file);
  if (!chain) {
    problems.notUnderstood(protocol.line, "a template that is not there, or made from itself");
  }
  return (chain ?? [protocol]).flatMap(({ body, line }) => {
    try {
      return statementsOf(body);
    } catch (thrown) {
      if (!(thrown instanceof NotUnderstood)) throw thrown;
      problems.notUnderstood(thrown.line || line, thrown.why);
      return [];
    }
  });
}

/** Whether a statement of the form `NAME`, `NAME on`, `NAME yes` or its opposite is on; null for another statement. */
export function switched(statement: ProtocolStatement, name: string): boolean | null {
  const words = statement.words.map(({ text }) => text).join(" ");
  if (words !== name && !words.startsWith(`${name} `)) return null;
  // A number or a constant is on as well, unless it is 0.
  return !["off", "no", "0"].includes(words.slice(name.length + 1));
}
