import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { formatAddress, formatPrefix } from "../../../src/net/index.ts";
import type { RtrCache } from "../../../src/model/index.ts";
import type { Site } from "../router.ts";
import type { Roa } from "../rtr-server.ts";
import { run } from "../run.ts";
import { until } from "../until.ts";

/**
 * Starts a StayRTR for each of a router's RPKI caches, in the place of the cache, with these ROAs for good. All of them listen
 * then: BIRD that finds none tries again after ten minutes.
 */
export async function startStayrtr(
  { cables, directory, services }: Site,
  caches: readonly RtrCache[],
  roas: readonly Roa[],
): Promise<void> {
  const file = join(directory, "vrps.json");
  const entries = roas.map(({ prefix, maxLength, asn }) => {
    return { prefix: formatPrefix(prefix), maxLength, asn: `AS${asn}`, ta: "test" };
  });
  writeFileSync(file, JSON.stringify({ roas: entries }));
  for (const [i, cache] of caches.entries()) {
    const bind = placeOf(cache);
    const metrics = `127.0.0.1:${9847 + i}`;
    const args = ["-cache", file, "-checktime=false", "-bind", bind, "-metrics.addr", metrics];
    services.start(cables.neighbors, "stayrtr", ...args, "-loglevel", "error");
  }
  await until("the caches listen", () => {
    const open = run("ip", "netns", "exec", cables.neighbors, "ss", "-Hltn");
    return caches.every((cache) => open.includes(` ${placeOf(cache)} `));
  });
}

/** The address and port of a cache. */
function placeOf({ address, port }: RtrCache): string {
  const host = formatAddress(address);
  return address.family === "ipv4" ? `${host}:${port}` : `[${host}]:${port}`;
}
