import { createServer, type Server, type Socket } from "node:net";

import { ClientClock, type ClientLimits } from "./client-clock.ts";
import type { Database } from "../database/database.ts";
import { formatAnswer } from "./format-answer.ts";
import { IrrdSession, type IrrdAnswer } from "./irrd-session.ts";

/** One query and its answer, for a log. */
export interface IrrdQueryLog {
  /** The number of the connection, from 1. */
  readonly connection: number;
  readonly query: string;
  readonly answer: IrrdAnswer;
}

/** How to serve. Times are in seconds. */
export interface IrrdServerOptions {
  /** The address to listen on; default: loopback. */
  readonly host?: string;
  /** The port; 0, the default, takes any free one. */
  readonly port?: number;
  /** How long a client may go without a complete query (30), unless it requests another time with `!t`. */
  readonly idleSeconds?: number;
  /** How long a client may take to read an answer (300): 20 MB, the IPv4 table of the Internet, at 70 kB/s. */
  readonly answerSeconds?: number;
  /** How many clients may be connected at once (64); more are refused. */
  readonly maxConnections?: number;
  readonly onQuery?: (log: IrrdQueryLog) => void;
}

/** A listening server. */
export interface IrrdServer {
  readonly host: string;
  readonly port: number;
  /** Stops listening, allows up to a second for pending answers, and closes all connections. */
  close(): Promise<void>;
}

/** The longest query that is read, in characters; bgpq4 cannot send more than 256. */
const MAX_QUERY = 1024;
const LIMITS: ClientLimits = { idleSeconds: 30, answerSeconds: 300 };
const CLOSE_AFTER_MS = 1000;

/**
 * Serves a database in the IRRd protocol, on loopback by default: there is no authentication. Rejects if it cannot
 * listen.
 */
export async function startIrrdServer(
  database: Database,
  options: IrrdServerOptions = {},
): Promise<IrrdServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    const connection = ++connections;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    const limits = { ...LIMITS, ...options };
    const session = new IrrdSession(database, limits.idleSeconds);
    serve(socket, session, limits, (query, answer) =>
      options.onQuery?.({ connection, query, answer }),
    );
  });
  server.maxConnections = options.maxConnections ?? 64;
  const { host, port } = await listen(server, options.host ?? "127.0.0.1", options.port ?? 0);
  return { host, port, close: () => close(server, sockets) };
}

function listen(
  server: Server,
  host: string,
  port: number,
): Promise<{ host: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve({ host, port: typeof address === "object" && address ? address.port : port });
    });
  });
}

/**
 * Answers one connection: line by line, in order, and waits while the client does not read its answers, up to the
 * limit.
 */
function serve(
  socket: Socket,
  session: IrrdSession,
  limits: ClientLimits,
  log: (query: string, answer: IrrdAnswer) => void,
): void {
  let pending = "";
  const clock = new ClientClock(limits, () => socket.destroy());
  const pump = (): void => {
    while (!socket.writableEnded && !socket.writableNeedDrain) {
      const end = pending.indexOf("\n");
      if (end < 0 && pending.length <= MAX_QUERY) break;
      const query = pending.slice(0, end < 0 ? MAX_QUERY : end);
      pending = end < 0 ? "" : pending.slice(end + 1);
      if (end < 0 || query.length > MAX_QUERY) {
        const answer: IrrdAnswer = { kind: "failed", problem: "The query is too long" };
        log(query.slice(0, MAX_QUERY), answer);
        socket.end(formatAnswer(answer), clock.answered());
        return;
      }
      const answer = session.answer(query);
      log(query.trim(), answer);
      if (answer.kind !== "silent") clock.noteQuery(session.idleSeconds);
      if (answer.kind === "quit") {
        socket.end();
        return;
      }
      const text = formatAnswer(answer);
      if (text === "") continue;
      if (session.multiple) socket.write(text, "latin1", clock.answered());
      else socket.end(text, "latin1", clock.answered());
    }
    if (socket.writableNeedDrain) socket.pause();
    else socket.resume();
  };
  socket.setNoDelay(true);
  socket.setEncoding("latin1");
  socket.on("close", () => clock.stop());
  // A client that disconnects does not affect the others; "close" follows.
  socket.on("error", () => socket.destroy());
  socket.on("drain", pump);
  socket.on("data", (text: string) => {
    if (socket.writableEnded) return;
    pending += text;
    pump();
  });
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets) socket.end();
  const deadline = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, CLOSE_AFTER_MS);
  await closed;
  clearTimeout(deadline);
}
