import { createServer, type AddressInfo, type Socket } from "node:net";

import { formatAnswer } from "../server/format-answer.ts";
import { IrrdClient, type IrrServer } from "../client/irrd-client.ts";
import { limitsFor } from "../client/irrd-limits.ts";
import type { ServerAnswer } from "../client/take-answer.ts";

/** What passed through a relay. */
export interface Relayed {
  /** Why an answer could not be passed on; null if all could. */
  readonly problem: string | null;
  /** Every prefix that the server returned, as written. */
  readonly prefixes: ReadonlySet<string>;
  /** The queries for which the server had nothing: `!gas64496`. */
  readonly unanswered: ReadonlySet<string>;
  /** Whether the server was queried to expand a set itself (`!a4`, `!a6`). */
  readonly asWhole: boolean;
}

/**
 * A relay between bgpq4 and a server for one run: bgpq4 treats an answer that is truncated, miscounted or an error as
 * an empty or shorter list, and exits with 0. The relay passes on only complete answers; at anything else it closes
 * the connection, so that bgpq4 fails, and keeps the reason.
 */
export async function relay<T>(
  server: IrrServer,
  timeoutMs: number,
  work: (port: number) => Promise<T>,
): Promise<{ readonly result: T; readonly relayed: Relayed }> {
  const prefixes = new Set<string>();
  const unanswered = new Set<string>();
  let asWhole = false;
  let problem: string | null = null;
  // What bgpq4 has selected is lost with the connection, so it must not be reopened transparently.
  const client = new IrrdClient(server, { ...limitsFor(timeoutMs), reconnects: 0 });

  const handOn = (socket: Socket, query: string, answer: ServerAnswer): void => {
    if (/^!a[46]/.test(query)) asWhole = true;
    if (answer.kind === "not-found" || answer.kind === "done") unanswered.add(query);
    if (answer.kind === "failed" && !/^!(?:a$|n)/.test(query)) {
      problem ??= `the server answers \`${query}\` with \`${answer.problem.slice(0, 200)}\``;
    }
    if (answer.kind === "data" && !/^[\x21-\x7e]+(?:[ \n][\x21-\x7e]+)*$/.test(answer.text)) {
      problem ??= `the server answers \`${query}\` with something that is not a list`;
    }
    if (problem !== null) {
      socket.destroy();
      return;
    }
    if (answer.kind === "data" && /^!(?:a[46]|g|6)/.test(query)) {
      for (const word of answer.text.split(/[ \n]/)) prefixes.add(word);
    }
    // In one piece: bgpq4 reads some answers with a single read.
    const text =
      answer.kind === "failed" ? `${answer.problem.slice(0, 200)}\n` : formatAnswer(answer);
    socket.write(text, "latin1");
  };

  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    let pending = "";
    socket.setNoDelay(true);
    socket.setEncoding("latin1");
    socket.on("error", () => socket.destroy());
    socket.on("data", (text: string) => {
      const lines = (pending + text).split("\n");
      pending = lines.pop() ?? "";
      for (const query of lines) {
        if (query === "!!") continue;
        if (query === "!q") socket.end();
        else {
          client.query(query).then(
            (answer) => handOn(socket, query, answer),
            (reason: unknown) => {
              problem ??= reason instanceof Error ? reason.message : String(reason);
              socket.destroy();
            },
          );
        }
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  try {
    const result = await work((listener.address() as AddressInfo).port);
    return { result, relayed: { problem, prefixes, unanswered, asWhole } };
  } finally {
    for (const socket of sockets) socket.destroy();
    client.close();
    listener.close();
  }
}
