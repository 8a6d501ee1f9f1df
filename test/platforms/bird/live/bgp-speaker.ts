import { connect, type Socket } from "node:net";

import type { Route } from "../../../../src/policy/index.ts";
import { u16, u32, type Bytes } from "../../../live/bgp/bytes.ts";
import { announce } from "../../../live/bgp/encode-update.ts";
import { message, MESSAGE } from "../../../live/bgp/message.ts";

/** The least of a BGP speaker (RFC 4271, 4760, 6793): it opens a session, sends routes, and answers keepalives. */
export interface Speaker {
  /** Sends routes; each has these extended communities, of any type and written as 16 hexadecimal digits, as well. */
  send(routes: readonly Route[], extended?: readonly string[]): void;
  close(): void;
}

/**
 * Opens a session from `local` to 127.0.0.1 and resolves once it is established. One that is held for `seconds`
 * never sends a second keepalive; 0 is for ever.
 */
export function openSession(
  local: string,
  port: number,
  asn: number,
  seconds = 240,
): Promise<Speaker> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: "127.0.0.1", port, localAddress: local });
    let pending = Buffer.alloc(0);
    socket.on("error", reject);
    socket.on("connect", () => socket.write(message(MESSAGE.open, openBody(asn, seconds))));
    socket.on("data", (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 19 && pending.length >= pending.readUInt16BE(16)) {
        const type = pending[18];
        const body = pending.subarray(19, pending.readUInt16BE(16));
        pending = pending.subarray(pending.readUInt16BE(16));
        if (type === MESSAGE.notification)
          reject(new Error(`notification ${body.toString("hex")} to ${local}`));
        if (type === MESSAGE.open) socket.write(message(MESSAGE.keepalive, []));
        if (type === MESSAGE.keepalive) {
          resolve({
            send: (routes, extended = []) => {
              for (const route of routes) {
                socket.write(announce(route, extended));
              }
            },
            close: () => socket.destroy(),
          });
        }
      }
    });
  });
}

/** Both families and ASNs of four bytes. */
function openBody(asn: number, seconds: number): Bytes {
  const families = [1, 4, 0, 1, 0, 1, 1, 4, 0, 2, 0, 1];
  const capabilities = [...families, 65, 4, ...u32(asn)];
  return [
    4,
    ...u16(asn > 65535 ? 23456 : asn),
    ...u16(seconds),
    ...[192, 0, 2, 99],
    capabilities.length + 2,
    2,
    capabilities.length,
    ...capabilities,
  ];
}
