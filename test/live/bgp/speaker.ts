import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

import { formatPrefix, type Asn, type Prefix } from "../../../src/net/index.ts";
import type { Route } from "../../../src/policy/index.ts";
import { decodeUpdate } from "./decode-update.ts";
import { announce, withdraw } from "./encode-update.ts";
import { message, MESSAGE, openMessage, refreshMessage, type Identity } from "./message.ts";
import { describeEnd, readOpen, type Opened } from "./read-message.ts";

/** A BGP neighbor (RFC 4271) that sends given routes and records what it receives, whatever the implementation. */
export interface Counterpart {
  readonly announce: (routes: readonly Route[]) => void;
  readonly withdraw: (prefixes: readonly Prefix[]) => void;
  /**
   * Asks for all routes again and resolves when they have arrived: everything sent before has been read by then.
   * Rejects if the session ends.
   */
  readonly fence: () => Promise<void>;
  /** What the other side announces at the moment, by prefix. */
  readonly received: ReadonlyMap<string, Route>;
  /** The value of OTC (RFC 9234) of the routes that came with one, by prefix. */
  readonly otc: ReadonlyMap<string, Asn>;
}

/** The neighbor that is made for these tests. */
export interface Speaker extends Counterpart {
  /** Sends routes, with an OTC of this value if given. */
  readonly announce: (routes: readonly Route[], otc?: Asn) => void;
  /** What the other side said of itself. */
  readonly neighbor: Opened;
  /**
   * Resolves when the session ends, with the code and subcode of the NOTIFICATION (`6/1`), followed by a colon and
   * its text if it has one (RFC 9003), or with `closed`.
   */
  readonly ended: Promise<string>;
  readonly close: () => void;
}

/** For how long a session is up at first, in milliseconds, before it is believed to stay so. */
export const CALM_MS = 4000;

/**
 * Opens a session over a socket to the router, repeatedly for up to four minutes, until it is established and remains so
 * for a while: after a multihop session has come up, bgpd closes it once more when it learns that there is a route to
 * the neighbor.
 */
export async function openSession(
  path: string,
  identity: Identity,
  calmMs = CALM_MS,
): Promise<Speaker> {
  let problem = "";
  for (const end = Date.now() + 240_000; Date.now() < end; await wait(100)) {
    const outcome = await tryOpening(path, identity);
    if (typeof outcome !== "string") {
      const ended = await Promise.race([outcome.ended, wait(calmMs, null)]);
      if (ended === null) return outcome;
      problem = ended;
    } else problem = outcome;
  }
  throw new Error(`AS${identity.asn} got no session over ${path}: ${problem}`);
}

/** One attempt: a session, or how it ended before there was one. Without an answer it is given up. */
export function tryOpening(
  path: string,
  identity: Identity,
  patienceMs = 10_000,
): Promise<Speaker | string> {
  return new Promise((resolve) => {
    const socket: Socket = connect(path);
    const received = new Map<string, Route>();
    const otc = new Map<string, Asn>();
    let neighbor: Opened = { holdTime: 0, role: null, gracefulRestart: "off" };
    const fences: { done: () => void; failed: (why: Error) => void }[] = [];
    let stale: Set<string> | null = null;
    let end: (how: string) => void = () => undefined;
    const ended = new Promise<string>((done) => (end = done));
    let hasEnded: string | null = null;
    const patience = setTimeout(() => finish("no answer"), patienceMs);
    const finish = (how: string) => {
      clearTimeout(patience);
      hasEnded ??= how;
      end(how);
      resolve(how);
      for (const { failed } of fences.splice(0)) failed(new Error(`the session ended: ${how}`));
      socket.destroy();
    };
    const speaker: Speaker = {
      announce: (routes, ofOtc) =>
        void socket.write(Buffer.concat(routes.map((route) => announce(route, [], ofOtc)))),
      withdraw: (prefixes) => void socket.write(Buffer.concat(prefixes.map(withdraw))),
      fence: () =>
        new Promise((done, failed) => {
          if (hasEnded !== null) {
            failed(new Error(`the session has ended: ${hasEnded}`));
            return;
          }
          fences.push({ done, failed });
          socket.write(refreshMessage(identity.family));
        }),
      received,
      otc,
      get neighbor() {
        return neighbor;
      },
      ended,
      close: () => finish("closed"),
    };
    const handle = (type: number, body: Buffer) => {
      switch (type) {
        case MESSAGE.open:
          neighbor = readOpen(body);
          socket.write(message(MESSAGE.keepalive, []));
          break;
        case MESSAGE.keepalive:
          socket.write(message(MESSAGE.keepalive, []));
          clearTimeout(patience);
          resolve(speaker);
          break;
        case MESSAGE.notification:
          finish(describeEnd(body));
          break;
        case MESSAGE.refresh:
          // Begin and end of an answer (RFC 7313, 4); what is not in it is gone.
          if (body.readUInt8(2) === 1) stale = new Set(received.keys());
          if (body.readUInt8(2) === 2) {
            for (const gone of stale ?? []) received.delete(gone);
            stale = null;
            fences.shift()?.done();
          }
          break;
        case MESSAGE.update: {
          const update = decodeUpdate(body);
          for (const prefix of update.withdrawn) received.delete(formatPrefix(prefix));
          for (const route of update.announced) {
            received.set(formatPrefix(route.prefix), route);
            if (update.otc === null) otc.delete(formatPrefix(route.prefix));
            else otc.set(formatPrefix(route.prefix), update.otc);
            stale?.delete(formatPrefix(route.prefix));
          }
          break;
        }
      }
    };
    let pending = Buffer.alloc(0);
    socket.on("error", (problem) => finish(problem.message));
    socket.on("close", () => finish("closed"));
    socket.on("connect", () => socket.write(openMessage(identity)));
    socket.on("data", (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 19 && pending.length >= pending.readUInt16BE(16)) {
        const length = pending.readUInt16BE(16);
        const [type, body] = [pending.readUInt8(18), pending.subarray(19, length)];
        pending = pending.subarray(length);
        try {
          handle(type, body);
        } catch (problem) {
          finish(`unreadable: ${String(problem)}`);
        }
      }
    });
  });
}
