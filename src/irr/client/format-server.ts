import type { IrrServer } from "./irrd-client.ts";

/** Prints a server as declared: `rr.ntt.net:43`, `[2001:db8::53]:43`. */
export function formatServer({ host, port }: IrrServer): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}
