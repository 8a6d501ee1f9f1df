import { createServer, type Server, type Socket } from "node:net";

import { parsePrefix } from "../../../../src/net/index.ts";

/** A ROA: the prefix, the longest length in bits, the origin. */
export interface Roa {
  readonly prefix: string;
  readonly max: number;
  readonly asn: number;
}

const RESET_QUERY = 2;
const SERIAL_QUERY = 1;

/** A minimal RPKI cache (RFC 8210): it answers every query with all of its ROAs. Listens on 127.0.0.1. */
export function startCache(port: number, roas: readonly Roa[]): Promise<Server> {
  const server = createServer((socket: Socket) => {
    let pending = Buffer.alloc(0);
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 8 && pending.length >= pending.readUInt32BE(4)) {
        const [version = 1, type] = pending;
        pending = pending.subarray(pending.readUInt32BE(4));
        if (type === RESET_QUERY || type === SERIAL_QUERY) socket.write(answer(version, roas));
      }
    });
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}

function answer(version: number, roas: readonly Roa[]): Buffer {
  const header = (type: number, length: number) => {
    const bytes = Buffer.alloc(length);
    bytes.writeUInt8(version, 0);
    bytes.writeUInt8(type, 1);
    bytes.writeUInt16BE(type === 4 ? 0 : 1, 2);
    bytes.writeUInt32BE(length, 4);
    return bytes;
  };
  const prefixes = roas.map((roa) => {
    const prefix = parsePrefix(roa.prefix);
    if (!prefix) throw new Error(`no prefix: ${roa.prefix}`);
    const bytes = header(4, 20);
    bytes.writeUInt8(1, 8);
    bytes.writeUInt8(prefix.length, 9);
    bytes.writeUInt8(roa.max, 10);
    bytes.writeUInt32BE(Number(prefix.value), 12);
    bytes.writeUInt32BE(roa.asn, 16);
    return bytes;
  });
  const end = header(7, version === 0 ? 12 : 24);
  end.writeUInt32BE(1, 8);
  if (version > 0)
    for (const [i, time] of [3600, 600, 7200].entries()) end.writeUInt32BE(time, 12 + 4 * i);
  return Buffer.concat([header(3, 8), ...prefixes, end]);
}
