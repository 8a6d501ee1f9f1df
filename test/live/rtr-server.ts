import { createServer, type Socket } from "node:net";

import type { Asn, Prefix } from "../../src/net/index.ts";
import { u16, u32, unsigned, type Bytes } from "./bgp/bytes.ts";

/** What a route origin authorization allows (RFC 6482): an origin, up to a length in bits. */
export interface Roa {
  readonly prefix: Prefix;
  readonly maxLength: number;
  readonly asn: Asn;
}

const SERIAL = 1;
const SESSION = 1;

/**
 * An RPKI cache that speaks the RTR protocol (RFC 8210, or RFC 6810 to a router that is older) over a local socket: it
 * has these ROAs, once and for all.
 */
export async function startRtrServer(
  path: string,
  roas: readonly Roa[],
): Promise<{ readonly close: () => void }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    let pending = Buffer.alloc(0);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => open.delete(socket));
    socket.on("data", (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 8 && pending.length >= pending.readUInt32BE(4)) {
        const [version, type] = [Math.min(pending.readUInt8(0), 1), pending.readUInt8(1)];
        pending = pending.subarray(pending.readUInt32BE(4));
        // Serial query: nothing is new. Reset query: everything.
        if (type === 1) socket.write(answer(version, []));
        if (type === 2) socket.write(answer(version, roas));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function answer(version: number, roas: readonly Roa[]): Buffer {
  const times = version === 0 ? [] : [3600, 600, 7200].flatMap(u32);
  return Buffer.concat([
    pdu(version, 3, SESSION, []),
    ...roas.map(({ prefix, maxLength, asn }) => {
      const v4 = prefix.family === "ipv4";
      const address = unsigned(prefix.value, v4 ? 4 : 16);
      const body = [1, prefix.length, maxLength, 0, ...address, ...u32(asn)];
      return pdu(version, v4 ? 4 : 6, 0, body);
    }),
    pdu(version, 7, SESSION, [...u32(SERIAL), ...times]),
  ]);
}

function pdu(version: number, type: number, field: number, body: Bytes): Buffer {
  return Buffer.from([version, type, ...u16(field), ...u32(8 + body.length), ...body]);
}
