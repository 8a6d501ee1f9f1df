import { Buffer } from "node:buffer";

import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { textOf, type Node } from "../../document/index.ts";

/** The most bytes of a shutdown communication (RFC 9003, 2), and of one that old neighbors understand (RFC 8203, 2). */
const MOST_BYTES = 255;
const UNDERSTOOD_BYTES = 128;

/**
 * Reads what a neighbor is told when its session is shut down: UTF-8 on one line, of at most 255 bytes, with a warning above
 * 128. What a platform can say of it is checked by the platform.
 */
export function readMessage(node: Node | null, report: Report): string | null {
  const text = textOf(node);
  if (!node || text === null) return null;
  const bytes = Buffer.byteLength(text, "utf8");
  const problem = findProblem(text, bytes);
  if (problem !== null) {
    report(diagnostic("unsafe-label", { what: "the message", problem }, { span: node.span }));
    return null;
  }
  if (bytes > UNDERSTOOD_BYTES) {
    report(diagnostic("state-message-long", { bytes }, { span: node.span }));
  }
  return text;
}

function findProblem(text: string, bytes: number): string | null {
  if (text === "") return "is empty";
  const unseen = /[\p{C}\p{Zl}\p{Zp}]/u.exec(text);
  if (unseen) {
    const code = (unseen[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `holds a character that cannot be seen, U+${code}`;
  }
  if (text !== text.trim()) return "has blanks at an end";
  // Some routers keep one of them, so what runs would always differ from the file.
  if (/\s\s/u.test(text)) return "has two blanks in a row";
  return bytes > MOST_BYTES
    ? `has ${bytes} bytes in UTF-8, and at most ${MOST_BYTES} are sent (RFC 9003)`
    : null;
}
