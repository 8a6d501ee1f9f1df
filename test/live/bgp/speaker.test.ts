import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { message, MESSAGE, openMessage, type Identity } from "./message.ts";
import { openSession } from "./speaker.ts";

const NEIGHBOR: Identity = { asn: 65001, family: "ipv4", extendedNextHop: false, role: null };

/** What the other side does with each session that has come up, the first one first. */
let manners: ((socket: Socket) => void)[];
let sessions: number;
let folder: string;
let path: string;
let server: Server;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "peerc-speaker-"));
  path = join(folder, "bgp.sock");
  manners = [];
  sessions = 0;
  server = createServer((socket) => {
    const manner = manners[sessions++];
    socket.on("error", () => socket.destroy());
    socket.once("data", () => {
      socket.write(Buffer.concat([openMessage(NEIGHBOR), message(MESSAGE.keepalive, [])]));
      manner?.(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test("a session that ends just after it came up is opened once more", async () => {
  manners = [(socket) => setTimeout(() => socket.destroy(), 20)];
  const speaker = await openSession(path, NEIGHBOR, 200);
  expect(sessions).toBe(2);
  speaker.close();
});

test("a fence of a session that ended earlier fails at once, with the reason", async () => {
  const closings: Socket[] = [];
  manners = [(socket) => closings.push(socket)];
  const speaker = await openSession(path, NEIGHBOR, 20);
  closings[0]?.end(message(MESSAGE.notification, [6, 4]));
  expect(await speaker.ended).toBe("6/4");
  await expect(speaker.fence()).rejects.toThrow("the session has ended: 6/4");
});

test("a fence that is waited for fails when the session ends", async () => {
  const closings: Socket[] = [];
  manners = [(socket) => closings.push(socket)];
  const speaker = await openSession(path, NEIGHBOR, 20);
  const fence = expect(speaker.fence()).rejects.toThrow("the session ended: 6/2");
  closings[0]?.end(message(MESSAGE.notification, [6, 2]));
  await fence;
});
