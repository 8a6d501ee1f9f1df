import type { IrrdAnswer } from "./irrd-session.ts";

/**
 * An answer on the wire, in one piece: some clients read only once. The number after `A` includes the newline that
 * ends the data.
 */
export function formatAnswer(answer: IrrdAnswer): string {
  switch (answer.kind) {
    case "data":
      return `A${answer.text.length + 1}\n${answer.text}\nC\n`;
    case "done":
      return "C\n";
    case "not-found":
      return "D\n";
    case "failed":
      return `F ${answer.problem.replace(/[^\x20-\x7e]/g, "?")}\n`;
    case "silent":
    case "quit":
      return "";
  }
}
