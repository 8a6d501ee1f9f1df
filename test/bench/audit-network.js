import { appendFileSync, createReadStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

/** Of how many prefixes one has a ROA: about the share of the routing table that is valid. */
const OF = 2;

/**
 * Gives a network RPKI data to fetch: a VRP for every other route object of a gzipped dump, in the form of rpki-client,
 * and one in twenty of those for another origin. Returns how many there are.
 */
export async function declareRpki(network, dump) {
  const roas = [];
  let prefix = null;
  let seen = 0;
  const lines = createInterface({ input: createReadStream(dump).pipe(createGunzip()) });
  for await (const line of lines) {
    const [key, value = ""] = line.split(/:\s+/);
    if (key === "route" || key === "route6") prefix = value.trim();
    if (key !== "origin" || prefix === null) continue;
    if (seen++ % OF === 0) {
      const asn = Number(value.trim().slice(2)) + (seen % 40 === 1 ? 1 : 0);
      roas.push({ asn, prefix, maxLength: Number(prefix.split("/")[1]), ta: "bench" });
    }
    prefix = null;
  }
  mkdirSync(join(network, "sources"), { recursive: true });
  const buildtime = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const text = JSON.stringify({ metadata: { buildtime }, roas });
  writeFileSync(join(network, "sources/rpki.json"), text);
  appendFileSync(join(network, "network.yaml"), "sources: { rpki: { from: sources/rpki.json } }\n");
  return roas.length;
}
