import { connect, createServer, type AddressInfo, type Socket } from "node:net";

import { takeAnswer } from "../../../src/irr/client/take-answer.ts";

/** What is done instead of an honest answer: a text, one character for each byte, and what comes after it. */
export interface Act {
  readonly send?: string;
  /** `late`: sent after the answer to the next query. `bytes`: one byte at a time. */
  readonly how?: "at once" | "late" | "bytes";
  /** `flood`: more of the last byte without end, about 30 MB in a second. */
  readonly then?: "close" | "reset" | "hang" | "flood";
}

/** What a server does with those who connect. */
export type Door =
  | "open"
  /** Nobody listens. */
  | "closed"
  | "close"
  | "reset"
  | "hang"
  /** It speaks first. */
  | "greet";

/** A query, as the server sees it. */
export interface Heard {
  readonly query: string;
  /** The sources selected: `RADB,RIPE`; empty at first. */
  readonly selected: string;
  /** Whether bgpq4 itself sends the query, and not our separate query for sets. */
  readonly byBgpq4: boolean;
  /** How often the server heard it before, on any connection, in upper or lower case. */
  readonly times: number;
}

/** What to do about a query, whose honest answer is given; null: be honest. */
export type Lie = (heard: Heard, honest: string) => Act | null;

type LieOnConnection = (heard: Omit<Heard, "times">, honest: string) => Act | null;

/** A server that lies. */
export interface LyingServer {
  readonly port: number;
  /** How often it lied. */
  readonly lies: () => number;
  close(): Promise<void>;
}

/** Stands in front of an honest server on loopback, and lies about some of its answers. */
export async function startLyingServer(
  honestPort: number,
  door: Door,
  lie: Lie,
): Promise<LyingServer> {
  const sockets = new Set<Socket>();
  const heard = new Map<string, number>();
  let lies = 0;
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    if (door !== "open") lies++;
    if (door === "reset") return void socket.resetAndDestroy();
    if (door === "close") return void socket.destroy();
    if (door === "greet") socket.write("220 whois.example.net ready\r\n");
    const honest = connect(honestPort, "127.0.0.1");
    sockets.add(honest);
    honest.on("error", () => honest.destroy());
    if (door === "hang") return;
    void converse(socket, honest, (request, answer) => {
      const key = request.query.toUpperCase();
      const times = heard.get(key) ?? 0;
      heard.set(key, times + 1);
      const act = lie({ ...request, times }, answer);
      if (act) lies++;
      return act;
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      listener.close(() => resolve());
    });
  if (door === "closed") await close();
  return { port, lies: () => (door === "closed" ? 1 : lies), close: async () => close() };
}

/** Answers the lines of one connection, one after the other. */
async function converse(socket: Socket, honest: Socket, lie: LieOnConnection): Promise<void> {
  let selected = "";
  let byBgpq4 = false;
  let late = "";
  socket.on("close", () => honest.destroy());
  for await (const query of linesOf(socket)) {
    if (query === "!!") {
      honest.write("!!\n");
      continue;
    }
    if (query === "!q") return void socket.end();
    if (query.startsWith("!n")) byBgpq4 = true;
    const answer = await ask(honest, query);
    if (answer === null) return;
    const act = lie({ query, selected, byBgpq4 }, answer);
    if (/^!s[^-]/.test(query) && answer === "C\n") selected = query.slice(2);
    const text = act === null ? answer : (act.send ?? "");
    if (act?.how === "late") {
      late += text;
      continue;
    }
    if (act?.how === "bytes") await drip(socket, text);
    else socket.write(Buffer.from(text + late, "latin1"));
    late = "";
    if (act?.then === "close") return void socket.end();
    // What was sent before is to arrive.
    if (act?.then === "reset") return void setTimeout(() => socket.resetAndDestroy(), 20);
    if (act?.then === "flood") return flood(socket, text.at(-1) ?? "0");
    if (act?.then === "hang") return;
  }
}

async function* linesOf(socket: Socket): AsyncGenerator<string> {
  const waiting: string[] = [];
  let pending = "";
  let wake = (): void => undefined;
  const end = new AbortController();
  socket.setEncoding("latin1");
  socket.on("data", (text: string) => {
    const lines = (pending + text).split("\n");
    pending = lines.pop() ?? "";
    waiting.push(...lines);
    wake();
  });
  socket.on("close", () => {
    end.abort();
    wake();
  });
  for (;;) {
    const line = waiting.shift();
    if (line !== undefined) yield line;
    else if (end.signal.aborted) return;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}

/** The answer to one query, as sent; null if the connection ends. */
function ask(honest: Socket, query: string): Promise<string | null> {
  return new Promise((resolve) => {
    let received = "";
    let needed = 1;
    const done = (answer: string | null): void => {
      honest.off("data", take).off("close", end);
      resolve(answer);
    };
    const end = (): void => done(null);
    const take = (chunk: Buffer): void => {
      received += chunk.toString("latin1");
      if (received.length < needed) return;
      const taken = takeAnswer(received, 1e9);
      if (typeof taken === "number") needed = taken;
      else if (typeof taken === "string") throw new Error(`the honest server lies: ${taken}`);
      else done(received.slice(0, taken.length));
    };
    honest.on("data", take).on("close", end);
    honest.write(`${query}\n`);
  });
}

async function drip(socket: Socket, text: string): Promise<void> {
  for (const byte of text) {
    socket.write(byte, "latin1");
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function flood(socket: Socket, byte: string): Promise<void> {
  const chunk = Buffer.alloc(1 << 16, byte, "latin1");
  while (!socket.destroyed) {
    socket.write(chunk);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
