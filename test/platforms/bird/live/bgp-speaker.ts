import { connect, type Socket } from "node:net";

import type { Community, Prefix } from "../../../../src/net/index.ts";
import type { Route } from "../../../../src/policy/index.ts";

/** The least of a BGP speaker (RFC 4271, 6793): it opens a session, sends IPv4 routes, and answers keepalives. */
export interface Speaker {
  /** Sends routes; each has these extended communities, of any type and written as 16 hexadecimal digits, as well. */
  send(routes: readonly Route[], extended?: readonly string[]): void;
  close(): void;
}

const OPEN = 1;
const UPDATE = 2;
const KEEPALIVE = 4;

/** Opens a session from `local` to 127.0.0.1 and resolves once it is established. */
export function openSession(local: string, port: number, asn: number): Promise<Speaker> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: "127.0.0.1", port, localAddress: local });
    let pending = Buffer.alloc(0);
    socket.on("error", reject);
    socket.on("connect", () => socket.write(message(OPEN, openBody(asn))));
    socket.on("data", (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 19 && pending.length >= pending.readUInt16BE(16)) {
        const type = pending[18];
        const body = pending.subarray(19, pending.readUInt16BE(16));
        pending = pending.subarray(pending.readUInt16BE(16));
        if (type === 3) reject(new Error(`notification ${body.toString("hex")} to ${local}`));
        if (type === OPEN) socket.write(message(KEEPALIVE, []));
        if (type === KEEPALIVE) {
          resolve({
            send: (routes, extended = []) => {
              for (const route of routes) {
                socket.write(message(UPDATE, updateBody(route, extended)));
              }
            },
            close: () => socket.destroy(),
          });
        }
      }
    });
  });
}

type Bytes = readonly number[];

const u16 = (n: number): Bytes => [n >>> 8, n & 0xff];
const u32 = (n: number): Bytes => [...u16(Math.floor(n / 65536)), ...u16(n % 65536)];

function message(type: number, body: Bytes): Buffer {
  return Buffer.from([...Array<number>(16).fill(0xff), ...u16(19 + body.length), type, ...body]);
}

function openBody(asn: number): Bytes {
  const capabilities = [1, 4, 0, 1, 0, 1, 65, 4, ...u32(asn)];
  return [
    4,
    ...u16(asn > 65535 ? 23456 : asn),
    ...u16(240),
    ...[192, 0, 2, 99],
    capabilities.length + 2,
    2,
    capabilities.length,
    ...capabilities,
  ];
}

function updateBody(route: Route, extended: readonly string[]): Bytes {
  const raw = extended.flatMap((digits) => [...Buffer.from(digits, "hex")]);
  const attributes = [
    ...attribute(0x40, 1, [0]),
    ...attribute(0x40, 2, asPath(route.asPath)),
    ...attribute(0x40, 3, nextHop(route)),
    ...(route.med === null ? [] : attribute(0x80, 4, u32(route.med))),
    ...communities(8, communityBytes(route.communities, "standard")),
    ...communities(16, [...communityBytes(route.communities, "extended"), ...raw]),
    ...communities(32, communityBytes(route.communities, "large")),
  ];
  return [...u16(0), ...u16(attributes.length), ...attributes, ...nlri(route.prefix)];
}

const attribute = (flags: number, type: number, value: Bytes): Bytes => [
  flags | 0x10,
  type,
  ...u16(value.length),
  ...value,
];

/** ASNs that follow each other are one AS_SEQUENCE. */
function asPath(path: Route["asPath"]): Bytes {
  const segments: { type: number; asns: number[] }[] = [];
  for (const hop of path) {
    const last = segments.at(-1);
    if (typeof hop !== "number") segments.push({ type: 1, asns: [...hop] });
    else if (last?.type === 2) last.asns.push(hop);
    else segments.push({ type: 2, asns: [hop] });
  }
  return segments.flatMap(({ type, asns }) => [type, asns.length, ...asns.flatMap(u32)]);
}

function nextHop(route: Route): Bytes {
  if (typeof route.nextHop === "string") throw new Error("a received route has an address");
  return u32(Number(route.nextHop.value));
}

function communities(type: number, value: Bytes): Bytes {
  return value.length === 0 ? [] : attribute(0xc0, type, value);
}

function communityBytes(all: readonly Community[], kind: Community["kind"]): Bytes {
  return all.filter((c) => c.kind === kind).flatMap(bytesOf);
}

function bytesOf(c: Community): Bytes {
  switch (c.kind) {
    case "standard":
      return [...u16(c.high), ...u16(c.low)];
    case "large":
      return [...u32(c.global), ...u32(c.local1), ...u32(c.local2)];
    case "extended":
      return c.administrator > 65535
        ? [2, 2, ...u32(c.administrator), ...u16(c.value)]
        : [0, 2, ...u16(c.administrator), ...u32(c.value)];
  }
}

function nlri(prefix: Prefix): Bytes {
  const bytes = u32(Number(prefix.value));
  return [prefix.length, ...bytes.slice(0, Math.ceil(prefix.length / 8))];
}
