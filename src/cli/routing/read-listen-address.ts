import { formatAddress, parseAddress } from "../../net/index.ts";

/** Where to listen. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Reads where to listen: `1790` on loopback, `192.0.2.1:1790`, `[2001:db8::1]:1790`; port 0 is any free one. Nothing but loopback
 * unless the address is given. Null for anything else.
 */
export function readListenAddress(text: string): ListenAddress | null {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]:|([0-9.]+):)?(0|[1-9]\d{0,4})$/.exec(text);
  if (!match) return null;
  const port = Number(match[3]);
  const written = match[1] ?? match[2] ?? "127.0.0.1";
  const address = parseAddress(written);
  if (port > 65_535 || !address) return null;
  if ((match[1] !== undefined) !== (address.family === "ipv6")) return null;
  return { host: formatAddress(address), port };
}
