import { join } from "node:path";

import {
  formatScoped,
  scopedAddress,
  type Address,
  type ScopedAddress,
} from "../../src/net/index.ts";
import { neighborOf, type RtrCache, type SessionPlan } from "../../src/model/index.ts";
import type { Services } from "./services.ts";

/** Which secret has which value; any will do. */
export function secretValue(name: string): string {
  return `sesame-${name.toLowerCase()}`;
}

/** A rendered text with its secrets filled in, as when it is installed. */
export function withSecrets(text: string): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => secretValue(name));
}

/** The local socket over which the neighbor of a session reaches the router. */
export function sessionSocket(directory: string, session: SessionPlan): string {
  return join(directory, `${session.name}.sock`);
}

/** How a neighbor comes to the router. */
export interface Manner {
  /** Of its TCP MD5 signatures (RFC 2385); null: none. */
  readonly key: string | null;
  /** Of its packets; null: what the system gives them. */
  readonly ttl: number | null;
  /** The least TTL that it accepts from the router; null: any. */
  readonly leastTtl: number | null;
}

/** The manner that a session asks for: with its key, and where TTLs are checked, with 255 both ways (RFC 5082). */
export function mannerOf({ options }: SessionPlan): Manner {
  const { password, ttlSecurity } = options;
  const ttl = ttlSecurity ? 255 : null;
  return { key: password && secretValue(password.env), ttl, leastTtl: ttl };
}

/** Lets the neighbor of a session, inside of its namespace, connect to the router with its address, in some manner. */
export function relayNeighbor(
  services: Services,
  namespace: string,
  path: string,
  session: SessionPlan,
  { key, ttl, leastTtl }: Manner = mannerOf(session),
): void {
  const { local } = session;
  const v4 = local.family === "ipv4";
  const wanted = [
    `TCP${v4 ? 4 : 6}:${bracketed(ourEnd(session))}:179`,
    `bind=${bracketed(neighborOf(session))}`,
    ...(ttl === null ? [] : [ttlOption(local, ttl)]),
    // IP_MINTTL and IPV6_MINHOPCOUNT of Linux.
    ...(leastTtl === null ? [] : [`setsockopt-int=${v4 ? "0:21" : "41:73"}:${leastTtl}`]),
    ...(key === null ? [] : [md5Option(local, key)]),
  ];
  services.start(namespace, "socat", `UNIX-LISTEN:${path},fork`, wanted.join(","));
}

/** Lets the router connect to the neighbor of a session, which listens on a local socket. */
export function relayRouter(
  services: Services,
  namespace: string,
  path: string,
  session: SessionPlan,
): void {
  const { local } = session;
  const { key, ttl } = mannerOf(session);
  const v4 = local.family === "ipv4";
  const listen = [
    `TCP${v4 ? 4 : 6}-LISTEN:179,bind=${bracketed(neighborOf(session))},reuseaddr,fork`,
    ...(ttl === null ? [] : [ttlOption(local, ttl)]),
    ...(key === null ? [] : [md5Option(local, key)]),
  ];
  services.start(namespace, "socat", listen.join(","), `UNIX-CONNECT:${path}`);
}

/** Lets the router connect to an RPKI cache that listens on a local socket. */
export function relayCache(
  services: Services,
  namespace: string,
  path: string,
  { address, port }: RtrCache,
): void {
  const v4 = address.family === "ipv4";
  const listen = `TCP${v4 ? 4 : 6}-LISTEN:${port},bind=${bracketed(scopedAddress(address, null))},reuseaddr,fork`;
  services.start(namespace, "socat", listen, `UNIX-CONNECT:${path}`);
}

/** Our own address, of which the neighbor's end of the cable has an interface of the same name. */
function ourEnd({ local, options }: SessionPlan): ScopedAddress {
  return scopedAddress(local, options.interface);
}

function bracketed(scoped: ScopedAddress): string {
  const text = formatScoped(scoped);
  return scoped.address.family === "ipv4" ? text : `[${text}]`;
}

function ttlOption({ family }: Address, ttl: number): string {
  return `${family === "ipv4" ? "ip-ttl" : "ipv6-unicast-hops"}=${ttl}`;
}

/** TCP_MD5SIG with a `struct tcp_md5sig` of Linux: the peer's address, the length of the key, the key. */
function md5Option({ family, value }: Address, key: string): string {
  const struct = Buffer.alloc(216);
  struct.writeUInt16LE(family === "ipv4" ? 2 : 10, 0);
  const [at, size] = family === "ipv4" ? [4, 4] : [8, 16];
  Buffer.from(value.toString(16).padStart(2 * size, "0"), "hex").copy(struct, at);
  struct.writeUInt16LE(key.length, 130);
  struct.write(key, 136);
  return `setsockopt-listen=6:14:x${struct.toString("hex")}`;
}
