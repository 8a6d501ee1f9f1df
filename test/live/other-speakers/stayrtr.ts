import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { formatAddress, formatPrefix } from "../../../src/net/index.ts";
import type { RtrCache } from "../../../src/model/index.ts";
import type { Site } from "../router.ts";
import type { Roa } from "../rtr-server.ts";

/** Starts a StayRTR for each of a router's RPKI caches, in the place of the cache, with these ROAs for good. */
export function startStayrtr(
  { cables, directory, services }: Site,
  caches: readonly RtrCache[],
  roas: readonly Roa[],
): void {
  const file = join(directory, "vrps.json");
  const entries = roas.map(({ prefix, maxLength, asn }) => {
    return { prefix: formatPrefix(prefix), maxLength, asn: `AS${asn}`, ta: "test" };
  });
  writeFileSync(file, JSON.stringify({ roas: entries }));
  for (const [i, { address, port }] of caches.entries()) {
    const host = formatAddress(address);
    const bind = address.family === "ipv4" ? `${host}:${port}` : `[${host}]:${port}`;
    const metrics = `127.0.0.1:${9847 + i}`;
    const args = ["-cache", file, "-checktime=false", "-bind", bind, "-metrics.addr", metrics];
    services.start(cables.neighbors, "stayrtr", ...args, "-loglevel", "error");
  }
}
