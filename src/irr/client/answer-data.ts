import { ServerFailure } from "./server-failure.ts";
import type { ServerAnswer } from "./take-answer.ts";

/** The data of an answer; null if there is none. Throws a `ServerFailure` if the server answers with an error. */
export function dataOf(query: string, answer: ServerAnswer): string | null {
  switch (answer.kind) {
    case "data":
      return answer.text;
    case "not-found":
    case "done":
      return null;
    case "failed": {
      const problem = answer.problem.slice(0, 200);
      throw new ServerFailure(`the server answers \`${query}\` with \`${problem}\``);
    }
  }
}

/** The words of an answer: prefixes, members. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/[ \n]+/).filter((word) => word !== "");
}
