import { createInterface } from "node:readline";

import type { Conversation } from "./io.ts";

/**
 * Begins a conversation on a terminal, or on any pair of streams. Lines that were typed or pasted ahead answer the questions that
 * come after. The end of the input, and Ctrl-C, end it: from then on, every answer is null.
 */
export function converse(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Conversation {
  const lines: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let isOver = false;
  const reader = createInterface({ input, output });
  reader.on("line", (line) => {
    if (waiting === null) {
      lines.push(line);
      return;
    }
    const answer = waiting;
    waiting = null;
    answer(line);
  });
  reader.on("close", () => {
    isOver = true;
    if (waiting === null) return;
    // What is printed next is not on the line of the question.
    output.write("\n");
    waiting(null);
    waiting = null;
  });
  return {
    ask: (question) => {
      const line = lines.shift();
      if (line !== undefined) {
        output.write(`${question}${line}\n`);
        return Promise.resolve(line);
      }
      if (isOver) return Promise.resolve(null);
      return new Promise((resolve) => {
        waiting = resolve;
        reader.setPrompt(question);
        reader.prompt();
      });
    },
    end: () => {
      reader.close();
    },
  };
}
