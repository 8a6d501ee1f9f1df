import { formatServer, type IrrServer } from "../../irr/index.ts";
import type { Progress } from "../output/progress.ts";

/** Shows how many queries a server has answered; the total is not known in advance. */
export function showAnswerCount(progress: Progress): (server: IrrServer, query: string) => void {
  let answers = 0;
  let queried: IrrServer | null = null;
  return (server, query) => {
    if (server !== queried) {
      queried = server;
      answers = 0;
      progress.stage(`asking ${formatServer(server)}`);
    }
    progress.at(`${++answers} answers, ${query}`);
  };
}
