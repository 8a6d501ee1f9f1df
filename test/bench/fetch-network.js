import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const FIRST_ASN = 3000;

/** Writes a network of one router that has a peer for each as-set of some dumps, which are copied beside it. */
export function writeFetchNetwork(folder, dumps, sets) {
  mkdirSync(join(folder, "peers"), { recursive: true });
  for (const dump of dumps) copyFileSync(dump, join(folder, basename(dump)));
  writeFileSync(
    join(folder, "network.yaml"),
    `network: { asn: 52580, name: Bench, as_sets: [${sets[0]}], prefixes: [179.191.160.0/19] }
irr: { dumps: [${dumps.map((dump) => basename(dump)).join(", ")}], sources: [RADB, DFZ] }
policy: azion-peering
routers:
  r1: { platform: bird, version: "2.0.12", router_id: 192.0.2.1, site: Here }
exchanges:
  ix: { name: IX, lan: { ipv4: 100.64.0.0/16 } }
`,
  );
  writeFileSync(join(folder, "peers/peers.yaml"), `peers:\n${sets.map(peerOf).join("")}`);
}

function peerOf(name, at) {
  const address = `100.64.${(at + 2) >> 8}.${(at + 2) & 255}`;
  const session = `{ router: r1, exchange: ix, local: 100.64.255.254, remote: ${address} }`;
  return (
    `  - { asn: ${FIRST_ASN + at}, name: N${at}, relation: peer, as_sets: [${name}], allow_empty: [ipv4, ipv6], ` +
    `max_prefixes: { ipv4: 2000000, ipv6: 2000000 }, sessions: [${session}] }\n`
  );
}
