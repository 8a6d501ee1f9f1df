import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { randomFrom } from "./generate.js";

/** Each peer has a session for each family. */
const PEERS = 15;
const SOURCE = "BENCH";
const OWN = 52580;

/** ASNs and addresses of a peer; none of them are bogons to either program. */
function peersOf() {
  const random = randomFrom(7);
  return Array.from({ length: PEERS }, (_, n) => ({
    asn: 13000 + n,
    name: `Peer ${n}`,
    asSet: `AS-PEER${n}`,
    ipv4: `193.239.116.${n + 10}`,
    ipv6: `2001:7f8:13::${n + 10}`,
    members: Array.from({ length: 1 + Math.floor(random() * 12) }, (__, i) => ({
      asn: 20000 + n * 100 + i,
      prefixes: 1 + Math.floor(random() * 8),
    })),
  }));
}

/** A registry in which each peer has an as-set with a few members, which have a few prefixes of both families. */
export function writeRegistry(path) {
  const objects = [];
  const tail = `mnt-by: MAINT-BENCH\nsource: ${SOURCE}\n`;
  let next = 0;
  const routes = (asn, count) => {
    for (let i = 0; i < count; i++, next++) {
      const [a, b] = [next >> 8, next & 255];
      objects.push(`route: 145.${a}.${b}.0/24\norigin: AS${asn}\n${tail}`);
      objects.push(`route6: 2a0a:${(next + 16).toString(16)}::/32\norigin: AS${asn}\n${tail}`);
    }
  };
  objects.push(`as-set: AS-OWN\nmembers: AS${OWN}\n${tail}`);
  routes(OWN, 2);
  for (const { asn, asSet, members } of peersOf()) {
    const names = [asn, ...members.map((member) => member.asn)].map((n) => `AS${n}`);
    objects.push(`as-set: ${asSet}\nmembers: ${names.join(", ")}\n${tail}`);
    routes(asn, 2);
    for (const member of members) routes(member.asn, member.prefixes);
  }
  writeFileSync(path, objects.join("\n"));
  return { sets: PEERS + 1, prefixes: 2 * next, sessions: 2 * PEERS };
}

/** The network as peerc has it, with prefixes and origins filtered by what is registered. */
export function writePeercNetwork(folder, port) {
  mkdirSync(folder, { recursive: true });
  const peers = peersOf().map(({ asn, name, asSet, ipv4, ipv6 }) =>
    [
      `  - asn: ${asn}`,
      `    name: ${name}`,
      "    relation: peer",
      `    as_sets: [${SOURCE}::${asSet}]`,
      "    sessions:",
      `      - { router: bird, exchange: ix, local: 193.239.116.2, remote: ${ipv4} }`,
      `      - { router: bird, exchange: ix, local: "2001:7f8:13::2", remote: "${ipv6}" }`,
    ].join("\n"),
  );
  writeFileSync(
    join(folder, "network.yaml"),
    `network: { asn: ${OWN}, name: Bench, as_sets: [${SOURCE}::AS-OWN] }
irr: { servers: ["127.0.0.1:${port}"], sources: [${SOURCE}] }
routers:
  bird:
    platform: bird
    router_id: 193.239.116.2
    rpki: { caches: [{ address: 193.239.116.3 }] }
exchanges:
  ix: { name: ix, lan: { ipv4: 193.239.116.0/22, ipv6: "2001:7f8:13::/64" } }
peers:
${peers.join("\n")}
`,
  );
}

/** The same for arouteserver, installed in `home`, which asks nobody but the IRR server on loopback. */
export function writeArouteserverNetwork(folder, home, port) {
  mkdirSync(folder, { recursive: true });
  const clients = peersOf().map(({ asn, asSet, ipv4, ipv6 }) =>
    [
      `  - asn: ${asn}`,
      `    ip: ["${ipv4}", "${ipv6}"]`,
      `    cfg: { filtering: { irrdb: { as_sets: [${asSet}] } } }`,
    ].join("\n"),
  );
  writeFileSync(join(folder, "clients.yml"), `clients:\n${clients.join("\n")}\n`);
  writeFileSync(
    join(folder, "general.yml"),
    `cfg:
  rs_as: ${OWN}
  router_id: 193.239.116.2
  filtering:
    irrdb:
      enforce_origin_in_as_set: true
      enforce_prefix_in_as_set: true
      peering_db: false
      tag_as_set: false
    never_via_route_servers: { peering_db: false }
    rpki_bgp_origin_validation: { enabled: false }
    max_prefix: { peering_db: { enabled: false } }
`,
  );
  writeFileSync(
    join(folder, "arouteserver.yml"),
    `cfg_dir: ${folder}
cfg_bogons: ${join(home, "config.d/bogons.yml")}
logging_config_file: ${join(home, "config.d/log.ini")}
templates_dir: ${join(home, "templates")}
cache_dir: ${join(folder, "cache")}
bgpq3_path: bgpq4
bgpq3_host: "127.0.0.1:${port}"
bgpq3_sources: ${SOURCE}
check_new_release: false
`,
  );
}
