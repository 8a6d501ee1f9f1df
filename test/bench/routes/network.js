import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { originOf, OWN_ASN, prefixesOf, ROUTER, ROUTER_ID, SESSIONS } from "./received.js";

/** Every so many prefixes one is registered, and may be announced by peers; every so many one has a VRP. */
const REGISTERED = 2;
const WITH_VRP = 2;

/**
 * Writes a network with the sessions of `received.js`. `settings`: those of the sessions that are numbered here, as YAML; others
 * have none.
 */
export function writeNetwork(folder, settings = new Map()) {
  mkdirSync(folder, { recursive: true });
  const peers = SESSIONS.map(({ n, asn, address, family, relation }) => {
    const local = family === "ipv4" ? "193.239.116.2" : "2001:7f8:13::2";
    const own = settings.get(n);
    return [
      `  - asn: ${asn}`,
      `    name: Neighbor ${n}`,
      `    relation: ${relation}`,
      ...(relation === "peer" ? ["    as_sets: [AS-PEERS]"] : []),
      ...(own === undefined ? [] : [`    settings: ${own}`]),
      "    max_prefixes: { ipv4: 2000000, ipv6: 2000000 }",
      "    sessions:",
      `      - { router: ${ROUTER}, exchange: ix, local: "${local}", remote: "${address}" }`,
    ].join("\n");
  });
  writeFileSync(
    join(folder, "network.yaml"),
    `network:
  asn: ${OWN_ASN}
  name: Bench
  lab: true
  as_sets: [AS-OWN]
  prefixes: [179.191.160.0/19, 2804:cf8::/32]
irr: { dumps: [registry.rpsl], sources: [BENCH] }
policy: azion-peering
routers:
  ${ROUTER}: { platform: bird, version: "2.0.12", router_id: ${ROUTER_ID}, rpki: { caches: [{ address: 193.239.116.3 }] } }
exchanges:
  ix: { name: ix, lan: { ipv4: 193.239.116.0/22, ipv6: "2001:7f8:13::/64" } }
peers:
${peers.join("\n")}
`,
  );
}

/** Writes the registry of such a network: of half of the prefixes each. */
export function writeRegistry(folder, count) {
  const tail = "mnt-by: MAINT-BENCH\nsource: BENCH\n";
  const origins = new Set();
  const objects = [`as-set: AS-OWN\nmembers: AS${OWN_ASN}\n${tail}`];
  objects.push(`route: 179.191.160.0/20\norigin: AS${OWN_ASN}\n${tail}`);
  objects.push(`route6: 2804:cf8::/32\norigin: AS${OWN_ASN}\n${tail}`);
  for (const family of ["ipv4", "ipv6"]) {
    for (const [i, { text }] of prefixesOf(family, count).entries()) {
      if (i % REGISTERED > 0) continue;
      origins.add(originOf(i));
      objects.push(
        `${family === "ipv4" ? "route" : "route6"}: ${text}\norigin: AS${originOf(i)}\n${tail}`,
      );
    }
  }
  const members = [...origins].map((asn) => `members: AS${asn}\n`).join("");
  objects.push(`as-set: AS-PEERS\n${members}${tail}`);
  writeFileSync(join(folder, "registry.rpsl"), objects.join("\n"));
}

/** Writes VRPs for half of the prefixes, some of which make routes invalid, as a validator's JSON. */
export function writeVrps(path, count) {
  const roas = ["ipv4", "ipv6"].flatMap((family) =>
    prefixesOf(family, count).flatMap(({ text, length }, i) => {
      if (i % WITH_VRP > 0) return [];
      const asn = i % 100 === 0 ? 1 : originOf(i);
      return [{ asn: `AS${asn}`, prefix: text, maxLength: length, ta: "bench" }];
    }),
  );
  writeFileSync(path, JSON.stringify({ roas }));
}
