import { connect, type Socket } from "node:net";

import { afterEach, expect, test } from "@jest/globals";

import {
  startIrrdServer,
  type IrrdServer,
  type IrrdServerOptions,
} from "../../../src/irr/index.ts";
import { readRegistry } from "../registry.ts";

/** By default as many as the server has places for. */
const PLACES = 64;

/** AS1 has so many routes that the system does not keep the answers to a thousand queries for a client (75 MB). */
const ROUTES = Array.from(
  { length: 5000 },
  (_, at) => `route: 10.${at >> 8}.${at & 255}.0/24\norigin: AS1\nsource: TEST\n`,
);

const open: Socket[] = [];
const intervals: NodeJS.Timeout[] = [];
const servers: IrrdServer[] = [];
afterEach(async () => {
  for (const interval of intervals.splice(0)) clearInterval(interval);
  for (const socket of open.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) await server.close();
});

/** Connects a client that never closes by itself, and reads only on request. */
function join(server: IrrdServer): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ port: server.port, host: server.host, allowHalfOpen: true });
    open.push(socket);
    socket.on("error", () => undefined);
    socket.on("connect", () => resolve(socket));
  });
}

/** What a well-behaved client receives, which tries until there is a place for it. */
async function ask(server: IrrdServer): Promise<string> {
  for (;;) {
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(server.port, server.host, () => socket.write("!s-lc\n"));
      socket.setEncoding("latin1");
      socket.on("data", (piece: string) => (text += piece));
      socket.on("error", () => undefined);
      socket.on("close", () => resolve(text));
    });
    if (answer !== "") return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

type SlowClient = (socket: Socket) => void;

const IDLE: Record<string, SlowClient> = {
  "send nothing": () => undefined,
  "send half a line": (socket) => socket.write("!!\n!gAS"),
  "send a line byte by byte, without an end": (socket) => {
    socket.write("!!\n!i");
    intervals.push(setInterval(() => socket.writable && socket.write("A"), 10));
  },
  "send empty lines": (socket) => {
    socket.write("!!\n");
    intervals.push(setInterval(() => socket.writable && socket.write("\n"), 10));
  },
  "are answered, and ask nothing more": (socket) => socket.resume().write("!!\n!s-lc\n"),
  "do not read a short answer": (socket) => socket.pause().write("!!\n!s-lc\n"),
  "say that they end, and do not close": (socket) => socket.resume().write("!!\n!s-lc\n!q\n"),
  "ask once, and do not close": (socket) => socket.resume().write("!s-lc\n"),
};

const UNREAD: Record<string, SlowClient> = {
  "never read the answers": (socket) => socket.pause().write(`!!\n${"!gAS1\n".repeat(1000)}`),
  "never read the answers, the last of which would end the conversation": (socket) =>
    socket.pause().write(`!!\n${"!gAS1\n".repeat(1000)}!q\n`),
};

const CASES: [string, SlowClient, IrrdServerOptions][] = [
  ...Object.entries(IDLE).map(
    ([name, act]) =>
      [name, act, { idleSeconds: 0.1, answerSeconds: 1000 }] satisfies (typeof CASES)[number],
  ),
  ...Object.entries(UNREAD).map(
    ([name, act]) =>
      [
        name,
        act,
        { idleSeconds: 1000, answerSeconds: 0.1, maxConnections: 2 },
      ] satisfies (typeof CASES)[number],
  ),
];

test.each(CASES)("clients that %s give their places to others", async (_, act, limits) => {
  const server = await startIrrdServer(await readRegistry(ROUTES.join("\n")), limits);
  servers.push(server);
  const places = limits.maxConnections ?? PLACES;
  const clients = await Promise.all(Array.from({ length: places }, () => join(server)));
  for (const socket of clients) act(socket);
  expect(await ask(server)).toBe("A5\nTEST\nC\n");
});
