/** A file of the network: its path in the network's folder, and its bytes. */
export type NetworkFiles = ReadonlyMap<string, Buffer>;

/** How many neighbors the network has, route servers and the collector not counted. */
export const PEERS = 60;

/** Names as networks have them in PeeringDB: accents, quotes, other scripts, up to 64 characters. */
const NAMES = [
  "Associação NIC.br",
  "Aut O'Mattic Ltd.",
  "Österreichische Netz & Kabel GmbH",
  'Telecom "Água Verde" S/A',
  "Łódź Internet Exchange; Spółka z o.o.",
  "Cooperativa de Telecomunicações e Energia do Vale do São João Ltda",
  "Hızlı Ağ {İstanbul} %100 A.Ş.",
  "Réseau $HOME \\ Liberté #1",
];

/** ASN of the neighbor with a number from 0. */
export const asnOf = (i: number): number => 264_000 + 11 * i;

/** The neighbors that differ from the rest, by their number; what a command says about each is what the test is about. */
export const ODD = {
  /** Its set names one that no source has. */
  danglingMember: 3,
  /** A nested set contains one that no source has, and a route-set, which an as-set cannot contain. */
  nestedDanglingMember: 8,
  /** It has no route6 object, declares so, and has an IPv6 session. */
  emptyFamily: 12,
  /** Two sources have its set, with other members; the declaration names none of them. */
  setInTwoSources: 17,
  /** One source has its set; the declaration does not name it. */
  setWithoutSource: 21,
  /** Its set and the one inside name each other. */
  loop: 26,
  /** One of the two ASNs of its set has no route object. */
  memberWithoutRoutes: 31,
  /** It has registered a prefix of private address space, and one of /28. */
  registeredBogon: 35,
  /** Nothing is registered: what it may announce is declared. */
  declaredPrefixes: 40,
  /** No source has its set; the session is planned. */
  plannedWithoutData: 44,
  /** Its route objects have text in Latin-1, tabs, continuation lines and comments, with CRLF. */
  latin1Objects: 49,
} as const;

const ROUTERS = [
  { name: "spo1", platform: "bird", version: "2.0.12", exchange: "ix-br-sp" },
  { name: "mia1", platform: "iosxr", version: "7.11", exchange: "ix-br-sp" },
  { name: "ams1", platform: "frr", version: "8.4", exchange: "ams-ix" },
  { name: "ams2", platform: "junos", version: "21.4", exchange: "ams-ix" },
] as const;

const LAN = {
  "ix-br-sp": { ipv4: "187.16.216", ipv6: "2001:12f8::" },
  "ams-ix": { ipv4: "80.249.208", ipv6: "2001:7f8:1::" },
};

const hex = (n: number): string => n.toString(16);

/** A network of sixty neighbors on its first day: declared, with registry dumps as they are, and no snapshot. */
export function firstDayNetwork(): NetworkFiles {
  const files = new Map<string, Buffer>();
  files.set("network.yaml", Buffer.from(networkYaml()));
  files.set("peers/exchanges.yaml", Buffer.from(peersYaml()));
  files.set("irr/radb.rpsl", Buffer.from(dump("RADB")));
  // Registries do not all write UTF-8.
  files.set("irr/ripe.rpsl", Buffer.from(dump("RIPE").replaceAll("\n", "\r\n"), "latin1"));
  return files;
}

function networkYaml(): string {
  const routers = ROUTERS.map(
    ({ name, platform, version }, i) => `  ${name}:
    platform: ${platform}
    version: "${version}"
    router_id: 168.196.40.${i + 1}
    site: ${i < 2 ? "São Paulo — Miami" : "Amsterdam"}
    rpki: { caches: [{ address: 168.196.40.53 }] }
${platform === "junos" ? "    waive: [reject-as-set]\n" : ""}`,
  );
  return `network:
  asn: 263237
  name: Última Milha Telecomunicações
  as_sets: [RADB::AS-ULTIMAMILHA]

irr:
  dumps: [irr/radb.rpsl, irr/ripe.rpsl]
  sources: [RADB, RIPE]

routers:
${routers.join("")}
exchanges:
  ix-br-sp: { name: IX.br São Paulo, lan: { ipv4: 187.16.216.0/21, ipv6: "2001:12f8::/64" } }
  ams-ix: { name: AMS-IX, lan: { ipv4: 80.249.208.0/21, ipv6: "2001:7f8:1::/64" } }
`;
}

function peersYaml(): string {
  return `peers:\n${Array.from({ length: PEERS }, (_, i) => peerYaml(i)).join("")}`;
}

function peerYaml(i: number): string {
  const name = i < 55 ? (NAMES[i % NAMES.length] ?? "").slice(0, 61) + ` ${i}` : `Netz ${i}`;
  const relation = i % 10 === 9 ? "customer" : "peer";
  const lines = [
    `  - asn: ${asnOf(i)}`,
    `    name: ${JSON.stringify(name)}`,
    `    relation: ${relation}`,
  ];
  if (i === ODD.declaredPrefixes) {
    lines.push(`    prefixes: [${v4(i, 0)}/22, "${v6(i)}/32"]`, `    origins: [${asnOf(i)}]`);
  } else {
    const bare = i === ODD.setInTwoSources || i === ODD.setWithoutSource;
    lines.push(`    as_sets: [${bare ? "" : "RADB::"}${setOf(i)}]`);
  }
  if (i === ODD.emptyFamily) lines.push("    allow_empty: [ipv6]");
  if (i === ODD.plannedWithoutData) lines.push("    state: planned");
  lines.push("    sessions:", ...sessionsYaml(i));
  return `${lines.join("\n")}\n\n`;
}

function sessionsYaml(i: number): readonly string[] {
  const at = i % ROUTERS.length;
  const { name, exchange } = ROUTERS[at]!;
  const lan = LAN[exchange];
  const addresses = [[`${lan.ipv4}.${at + 1}`, `${lan.ipv4}.${i + 20}`]];
  if (i % 3 !== 1) addresses.push([`${lan.ipv6}${at + 1}`, `${lan.ipv6}${hex(i + 32)}`]);
  return addresses.map(
    ([local, remote]) =>
      `      - { router: ${name}, exchange: ${exchange}, local: "${local}", remote: "${remote}" }`,
  );
}

const setOf = (i: number): string => `AS${asnOf(i)}:AS-ALL`;
const v4 = (i: number, third: number): string => `177.${i + 20}.${third}.0`;
const v6 = (i: number): string => `2804:${hex(0x1000 + i)}::`;

/** What a source has registered for the network and its neighbors. */
function dump(source: "RADB" | "RIPE"): string {
  const objects = [`% A sample in the form of a dump of ${source}.`];
  if (source === "RADB") {
    objects.push(
      asSet("AS-ULTIMAMILHA", "AS263237, " + [9, 19, 29].map(setOf).join(", "), source),
      route("168.196.40.0/22", 263_237, source),
      route("2804:2e60::/32", 263_237, source),
    );
  }
  for (let i = 0; i < PEERS; i++) {
    if (i === ODD.declaredPrefixes || i === ODD.plannedWithoutData) continue;
    const latin1 = i === ODD.latin1Objects;
    if (source === (latin1 ? "RIPE" : "RADB")) objects.push(...routesOf(i, source));
    if (source === "RADB") objects.push(...setsOf(i));
    if (source === "RIPE" && i === ODD.setInTwoSources) {
      objects.push(asSet(setOf(i), `AS${asnOf(i)}, AS3356`, source));
    }
  }
  return `${objects.join("\n\n")}\n\n`;
}

function setsOf(i: number): readonly string[] {
  const [own, asn, source] = [setOf(i), `AS${asnOf(i)}`, "RADB"];
  const inner = `${asn}:AS-CUSTOMERS`;
  if (i === ODD.danglingMember) return [asSet(own, `${asn}, AS-GONE`, source)];
  if (i === ODD.nestedDanglingMember) {
    return [
      asSet(own, `${asn}, ${inner}`, source),
      asSet(inner, `${asn}, AS-LOST:AS-SET, RS-WRONG`, source),
    ];
  }
  if (i === ODD.loop) {
    return [asSet(own, `${asn}, ${inner}`, source), asSet(inner, own, source)];
  }
  if (i === ODD.memberWithoutRoutes) return [asSet(own, `${asn}, AS265999`, source)];
  return [asSet(own, asn, source)];
}

function routesOf(i: number, source: string): readonly string[] {
  const asn = asnOf(i);
  const routes = [route(`${v4(i, 0)}/22`, asn, source), route(`${v4(i, 3)}/24`, asn, source)];
  if (i !== ODD.emptyFamily) routes.push(route(`${v6(i)}/32`, asn, source));
  if (i === ODD.registeredBogon) {
    routes.push(
      route("10.20.0.0/16", asn, source),
      route(`${v4(i, 1).replace(/0$/, "16")}/28`, asn, source),
    );
  }
  if (i !== ODD.latin1Objects) return routes;
  return routes.map((text) =>
    text.replace(
      "descr:",
      "descr:\tRede São João # Öffentlich\n+\t\tsegunda linha ÿ\nremarks:\n        terceira\ndescr:",
    ),
  );
}

function asSet(name: string, members: string, source: string): string {
  return `as-set:     ${name}\nmembers:    ${members}\nmnt-by:     MAINT-SAMPLE\nsource:     ${source}`;
}

function route(prefix: string, asn: number, source: string): string {
  const key = prefix.includes(":") ? "route6:" : "route: ";
  return `${key}     ${prefix}\ndescr:      A sample\norigin:     AS${asn}\nmnt-by:     MAINT-SAMPLE\nsource:     ${source}`;
}
