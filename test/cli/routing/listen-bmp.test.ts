import { connect } from "node:net";

import { expect, test } from "@jest/globals";

import { listenBmp } from "../../../src/cli/routing/listen-bmp.ts";
import { readListenAddress } from "../../../src/cli/routing/read-listen-address.ts";
import { u16, u32, type Bytes } from "../../live/bgp/bytes.ts";
import { message, MESSAGE, openMessage } from "../../live/bgp/message.ts";

const bmp = (type: number, body: Bytes): Bytes => [3, ...u32(6 + body.length), type, ...body];
const peer = [
  ...Array<number>(22).fill(0),
  192,
  0,
  2,
  1,
  ...u32(64510),
  ...Array<number>(12).fill(0),
];
const open = openMessage({ asn: 64510, family: "ipv4", extendedNextHop: false, role: null });
const UP = bmp(3, [...peer, ...Array<number>(20).fill(0), ...open, ...open]);
const END = bmp(0, [...peer, ...message(MESSAGE.update, [...u16(0), ...u16(0)])]);

/** Listens while a router sends this, and gives what was heard or the message of the error. */
async function hear(bytes: Bytes, how: "stay" | "end" | "reset", seconds = 20) {
  const options = { host: "127.0.0.1", port: 0, seconds, untilEndOfRib: true };
  const pieces: Uint8Array[] = [];
  const connected: (() => void)[] = [];
  const onListening = (port: number) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(Buffer.from(bytes), () => {
        if (how === "end") socket.end();
        if (how === "reset") socket.resetAndDestroy();
      });
    });
    socket.on("error", () => undefined);
    connected.push(() => socket.destroy());
  };
  try {
    for await (const piece of listenBmp(options, onListening)) pieces.push(piece);
    return Buffer.concat(pieces);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  } finally {
    for (const close of connected) close();
  }
}

test("listening ends when all neighbors have sent their End-of-RIB, with whole messages", async () => {
  const half = END.slice(0, 20);
  expect(await hear([...UP, ...END, ...half], "stay")).toEqual(Buffer.from([...UP, ...END]));
});

test("listening fails if the router ends the connection, or resets it", async () => {
  expect(await hear(UP, "end")).toBe("the router ended the connection too early");
  expect(await hear(UP.slice(0, 30), "reset")).toMatch(/ECONNRESET|too early/);
});

test("listening ends after its time if a neighbor sends no End-of-RIB", async () => {
  expect(await hear(UP, "stay", 1)).toEqual(Buffer.from(UP));
});

test.each([
  ["1790", { host: "127.0.0.1", port: 1790 }],
  ["192.0.2.1:1790", { host: "192.0.2.1", port: 1790 }],
  ["[2001:db8::1]:0", { host: "2001:db8::1", port: 0 }],
  ["2001:db8::1:1790", null],
  ["[192.0.2.1]:1790", null],
  ["192.0.2.1", null],
  ["localhost:1790", null],
  ["99999", null],
])("an address to listen at: %s", (text, expected) => {
  expect(readListenAddress(text)).toEqual(expected);
});
