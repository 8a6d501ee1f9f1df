import { createServer, type Server, type Socket } from "node:net";

import { BmpProgress, BmpSplitter } from "../../dumps/index.ts";

/** Where a router is waited for, and how long. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** For how many seconds in all, whatever comes. */
  readonly seconds: number;
  /** Whether to end earlier, when each neighbor has sent its End-of-RIB. */
  readonly untilEndOfRib: boolean;
}

/** How long nothing about neighbors may have come when all seems to be complete, in milliseconds. */
const CALM_MS = 2000;

/**
 * The messages that a router sends by BMP (RFC 7854) to this address, as whole ones, until the time is over. It takes one connection,
 * and no other one meanwhile. Fails with a message for the user if no router comes, or if it ends the connection.
 */
export async function* listenBmp(
  { host, port, seconds, untilEndOfRib }: ListenOptions,
  onListening: (port: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const end = Date.now() + seconds * 1000;
  const server = createServer({ pauseOnConnect: true });
  server.maxConnections = 1;
  let socket: Socket | null = null;
  try {
    const connected = firstConnection(server);
    await listening(server, host, port);
    const address = server.address();
    onListening(typeof address === "object" && address ? address.port : port);
    socket = await until(end, connected);
    if (!socket) throw new Error(`no router connected to ${host} port ${port} in ${seconds} s`);
    server.close();
    yield* messages(socket, end, untilEndOfRib);
  } finally {
    socket?.destroy();
    server.close();
  }
}

async function* messages(
  socket: Socket,
  end: number,
  untilEndOfRib: boolean,
): AsyncGenerator<Uint8Array, void, undefined> {
  const splitter = new BmpSplitter();
  const progress = new BmpProgress();
  const pieces = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let pending: Buffer = Buffer.alloc(0);
  let calmSince = Date.now();
  let next = pieces.next();
  next.catch(() => undefined);
  for (;;) {
    const isCalm = untilEndOfRib && progress.isComplete;
    const piece = await until(isCalm ? Math.min(end, calmSince + CALM_MS) : end, next);
    if (piece === null) return;
    if (piece.done === true) throw new Error("the router ended the connection too early");
    pending = Buffer.concat([pending, piece.value]);
    for (const message of splitter.push(piece.value)) {
      if (typeof message === "string") {
        // The reader says what is wrong.
        yield pending;
        return;
      }
      if (progress.take(message)) calmSince = Date.now();
    }
    const whole = pending.length - splitter.left;
    if (whole > 0) yield pending.subarray(0, whole);
    pending = pending.subarray(whole);
    if (Date.now() >= end || (isCalm && Date.now() >= calmSince + CALM_MS)) return;
    next = pieces.next();
    next.catch(() => undefined);
  }
}

function firstConnection(server: Server): Promise<Socket> {
  return new Promise((resolve) => server.once("connection", resolve));
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

/** What a promise gives; null if it takes longer than until a time (in milliseconds since 1970). */
async function until<Value>(time: number, promise: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), Math.max(0, time - Date.now()));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
