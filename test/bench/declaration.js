import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { exchangesOf } from "./data.js";

/** The version of each platform, and what its router needs besides. */
const ROUTERS = {
  bird: 'version: "2.0.12"',
  frr: 'version: "8.4", base: base/frr.conf',
  junos: 'version: "22.4", waive: [reject-as-set]',
  iosxr: 'version: "7.11"',
};

/** The base file that the FRR router needs. */
const BASE = `frr defaults traditional
hostname frr
log syslog informational
service integrated-vtysh-config
!
ip route 179.191.160.0/20 blackhole
ip route 192.0.2.66/32 blackhole
ipv6 route 2804:cf8::/32 blackhole
ipv6 route 100::66/128 blackhole
!
`;

const PEERS_IN_A_FILE = 100;

/** The name of our own as-set and our ASN in the declaration. */
export const OWN = { asn: 52580, asSet: "AS-OWN" };

/**
 * Groups sessions by network, decides what each is filtered by and how many prefixes it may send. `counts` has the
 * number of prefixes of each object by family. A network whose as-sets hold more than `largest` prefixes, or that has
 * none, is filtered by its own ASN.
 */
export function networksOf(members, counts, largest) {
  const networks = new Map();
  for (const member of members) {
    const { asn, name, as_sets: sets } = member;
    let network = networks.get(asn);
    if (!network) networks.set(asn, (network = { asn, name, sets: new Set(), sessions: [] }));
    for (const set of sets) network.sets.add(set);
    network.sessions.push(member);
  }
  return [...networks.values()]
    .sort((a, b) => a.asn - b.asn)
    .map((network) => {
      const sets = [...network.sets].filter((name) => counts.has(name));
      const total = sets.reduce((sum, name) => sum + sizeOf(counts.get(name)), 0);
      const objects = total === 0 || total > largest ? [`AS${network.asn}`] : sets;
      return { ...network, objects, tooLarge: total > largest };
    });
}

function sizeOf({ ipv4, ipv6 }) {
  return ipv4 + ipv6;
}

/** Writes the folder of a network with one router for each platform and every session on each of them. */
export function writeDeclaration(folder, networks, platforms, scale) {
  for (const inside of ["peers", "base"]) mkdirSync(join(folder, inside), { recursive: true });
  const routers = platforms.map(
    (platform, i) =>
      `  ${platform}: { platform: ${platform}, ${ROUTERS[platform]}, router_id: 192.0.2.${i + 1}, rpki: { caches: [{ address: 192.0.2.53, port: 3323, refresh: 300s, retry: 60s, expire: 2h }] } }\n`,
  );
  const exchanges = exchangesOf(scale);
  const places = exchanges.map(
    ({ id, lan }) => `  ${id}: { name: ${id}, lan: { ipv4: ${lan.ipv4}, ipv6: "${lan.ipv6}" } }\n`,
  );
  writeFileSync(
    join(folder, "network.yaml"),
    `network:
  asn: ${OWN.asn}
  name: Bench
  lab: true
  as_sets: [${OWN.asSet}]
  prefixes: [179.191.160.0/19, 2804:cf8::/32]
  discard: { ipv4: 192.0.2.66, ipv6: "100::66" }
irr: { dumps: [own.rpsl], sources: [RADB, DFZ] }
policy: azion-peering
defaults: { timers: { keepalive: 30s, hold: 90s } }
routers:
${routers.join("")}exchanges:
${places.join("")}`,
  );
  writeFileSync(join(folder, "base/frr.conf"), BASE);
  for (let i = 0; i < networks.length; i += PEERS_IN_A_FILE) {
    const peers = networks.slice(i, i + PEERS_IN_A_FILE);
    const text = peers.map((network) => peerText(network, platforms, exchanges)).join("");
    writeFileSync(join(folder, peersFile(i / PEERS_IN_A_FILE)), `peers:\n${text}`);
  }
}

/** The path of the n-th file of peers. */
export function peersFile(n) {
  return `peers/${String(n).padStart(3, "0")}.yaml`;
}

function peerText({ asn, name, objects, sessions, limits }, platforms, exchanges) {
  const safe = name
    .normalize("NFD")
    .replace(/[^A-Za-z0-9 .-]/g, "")
    .replace(/ +/g, " ")
    .trim();
  const head = [
    `  - asn: ${asn}`,
    `    name: ${JSON.stringify(safe.slice(0, 40).trim() || "network")}`,
    "    relation: peer",
    `    as_sets: [${objects.join(", ")}]`,
    `    max_prefixes: { ipv4: ${limits.ipv4}, ipv6: ${limits.ipv6} }`,
    "    allow_empty: [ipv4, ipv6]",
    "    sessions:",
  ];
  const lines = platforms.flatMap((router, n) =>
    sessions.map(({ ip, exchange }, i) => {
      const { id, local } = exchanges[exchange];
      const ours = local(n)[ip.includes(":") ? "ipv6" : "ipv4"];
      return `      - { router: ${router}, exchange: ${id}, name: s${i}, local: "${ours}", remote: "${ip}" }`;
    }),
  );
  return `${[...head, ...lines].join("\n")}\n`;
}
