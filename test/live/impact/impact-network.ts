import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { loadPlans } from "../../../src/cli/building/load-plans.ts";
import type { Declaration } from "../../../src/declaration/index.ts";
import { Diagnostics, formatText } from "../../../src/diagnostics/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import { captured } from "../../cli/captured.ts";
import { runTestGit } from "../../fixtures/git-history.ts";
import { installedVersion } from "../lab-router.ts";

/** The platforms whose daemons run here. */
export type Daemon = "bird" | "frr";

/** The only router. */
export const ROUTER = "r1";

/** What the router originates: what it announces, and what must stay inside. */
export const OWN_PREFIXES = ["179.191.160.0/20", "10.20.0.0/16", "2804:cf8::/32", "2620:fe:1::/48"];

/** Two exchanges, each peer's as-set, and as-sets that get a member later: its prefixes are registered already. */
const MEMBERS = {
  "AS-ONE": [13335],
  "AS-TWO": [15169],
  "AS-THREE": [20940],
  "AS-CUSTOMER": [27715],
} as const;

/** What an ASN registers: /23s of one /16, and /47s of one /32, of which no two can be one entry of a list. */
export function registeredBy(asn: number): readonly string[] {
  const place = PLACES.indexOf(asn) + 1;
  const count = LATE.includes(asn) ? 24 : 64;
  return Array.from({ length: count }, (_, i) => [
    `31.${place}.${4 * i}.0/23`,
    `2a04:${place}:${(4 * i).toString(16)}::/47`,
  ]).flat();
}

/** The members that come later: of AS-CUSTOMER, and of AS-THREE. */
export const LATE = [39101, 39103];
const PLACES = [13335, 15169, 20940, 27715, ...LATE, 12956, 3356];

function networkFile(daemon: Daemon): string {
  const base = daemon === "frr" ? `\n    base: base/${ROUTER}.conf` : "";
  return `network:
  asn: 52580
  name: Predicted
  as_sets: [RADB::AS-US]
  discard: { ipv4: 192.0.2.66, ipv6: "100::66" }
irr: { dumps: [irr/radb.rpsl], sources: [RADB] }
policy: azion-peering
guards: { grow: 200% }
routers:
  ${ROUTER}:
    platform: ${daemon}
    version: "${installedVersion(daemon)}"
    router_id: 179.191.175.3
    rpki: { caches: [{ address: 179.191.175.53 }] }
    site: One${base}
exchanges:
  ix-a: { name: First exchange, lan: { ipv4: 45.6.52.0/24, ipv6: "2001:12f8:0:2::/64" } }
  ix-b: { name: Second exchange, lan: { ipv4: 45.184.144.0/24 } }
peers:
  - asn: 13335
    name: One
    relation: peer
    as_sets: [RADB::AS-ONE]
    sessions:
      - { router: ${ROUTER}, exchange: ix-a, local: 45.6.52.1, remote: 45.6.52.2 }
      - { router: ${ROUTER}, exchange: ix-a, local: "2001:12f8:0:2::1", remote: "2001:12f8:0:2::2" }
      - { router: ${ROUTER}, exchange: ix-b, local: 45.184.144.1, remote: 45.184.144.2, settings: { local_preference: 180 } }
  - asn: 15169
    name: Two
    relation: peer
    as_sets: [RADB::AS-TWO]
    sessions:
      - { router: ${ROUTER}, exchange: ix-a, local: 45.6.52.1, remote: 45.6.52.3 }
  - asn: 20940
    name: Three
    relation: peer
    as_sets: [RADB::AS-THREE]
    sessions:
      - { router: ${ROUTER}, exchange: ix-b, local: 45.184.144.1, remote: 45.184.144.4 }
  - asn: 27715
    name: Customer
    relation: customer
    as_sets: [RADB::AS-CUSTOMER]
    settings: { blackhole: true }
    sessions:
      - { router: ${ROUTER}, pni: eth1, local: 198.32.1.1, remote: 198.32.1.2 }
      - { router: ${ROUTER}, pni: eth1, local: "2001:478:1::1", remote: "2001:478:1::2" }
  - asn: 12956
    name: First transit
    relation: transit
    sessions:
      - { router: ${ROUTER}, pni: eth2, local: 198.32.2.1, remote: 198.32.2.2 }
      - { router: ${ROUTER}, pni: eth2, local: "2001:478:2::1", remote: "2001:478:2::2" }
  - asn: 3356
    name: Second transit
    relation: transit
    settings: { local_preference: 90 }
    sessions:
      - { router: ${ROUTER}, pni: eth3, local: 198.32.3.1, remote: 198.32.3.2 }
`;
}

/** The objects as registered: an as-set's members, and routes of all of them. */
function rpsl(): string {
  const object = (...lines: string[]) => `${lines.join("\n")}\nsource: RADB\n`;
  const routes = [52580, ...PLACES].flatMap((asn) =>
    (asn === 52580 ? ["179.191.160.0/20", "2804:cf8::/32"] : registeredBy(asn)).map((prefix) =>
      object(`${prefix.includes(":") ? "route6" : "route"}: ${prefix}`, `origin: AS${asn}`),
    ),
  );
  const sets = Object.entries({ ...MEMBERS, "AS-US": [52580, "AS-CUSTOMER"] }).map(
    ([name, members]) =>
      object(
        `as-set: ${name}`,
        `members: ${members.map((m) => (typeof m === "number" ? `AS${m}` : m)).join(", ")}`,
      ),
  );
  return [...sets, ...routes].join("\n");
}

/** FRR's own part: where blackholed traffic goes, what it originates, and a file with every message it gets. */
function baseFile(dump: string): string {
  const networks = (family: "ipv4" | "ipv6") =>
    OWN_PREFIXES.filter((prefix) => prefix.includes(":") === (family === "ipv6"))
      .map((prefix) => `  network ${prefix}\n`)
      .join("");
  return `frr defaults traditional
hostname ${ROUTER}
service integrated-vtysh-config
!
ip route 192.0.2.66/32 blackhole
ipv6 route 100::66/128 blackhole
!
dump bgp all ${dump}
!
router bgp 52580
 bgp route-map delay-timer 1
 no bgp network import-check
 address-family ipv4 unicast
${networks("ipv4")} exit-address-family
 address-family ipv6 unicast
${networks("ipv6")} exit-address-family
exit
!
`;
}

/** One edit of a file: its path in the network's folder, what to replace, and by what. */
export type Edit = readonly [path: string, from: string, to: string];

/** A network with one router, in a repository of its own. */
export class ImpactNetwork {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Writes and commits it; `dump`: where FRR writes the messages it gets. */
  async create(daemon: Daemon, dump: string): Promise<void> {
    const files = {
      "network.yaml": networkFile(daemon),
      "irr/radb.rpsl": rpsl(),
      ...(daemon === "frr" ? { [`base/${ROUTER}.conf`]: baseFile(dump) } : {}),
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
    runTestGit(this.folder, ["init", "--quiet", "--initial-branch=main"]);
    await this.peerc("fetch");
    await this.commit("The network");
  }

  /** Edits files, as a person does. */
  edit(edits: readonly Edit[]): void {
    for (const [path, from, to] of edits) {
      const file = join(this.folder, path);
      const text = readFileSync(file, "utf8");
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
      writeFileSync(file, text.replace(from, to));
    }
  }

  /** Renders, and commits everything. */
  async commit(message: string): Promise<void> {
    await this.peerc("build");
    runTestGit(this.folder, ["add", "--all"]);
    runTestGit(this.folder, ["commit", "--quiet", "--message", message]);
  }

  /** Runs a command; throws if it fails. Gives its standard output. */
  async peerc(...argv: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await captured(this.folder, ...argv);
    if (code !== 0 && code !== 2) throw new Error(`peerc ${argv.join(" ")}: ${code}\n${stderr}`);
    return stdout;
  }

  /** The router as it is declared now. */
  plan(): { readonly plan: RouterPlan; readonly declaration: Declaration } {
    const diagnostics = new Diagnostics();
    const loaded = loadPlans(this.folder, ".", diagnostics.report);
    const plan = loaded?.plans?.find(({ name }) => name === ROUTER);
    if (!loaded || !plan) throw new Error(formatText(diagnostics.all));
    return { plan, declaration: loaded.network.declaration };
  }

  /** The router's file as it is committed. */
  rendered(): string {
    return readFileSync(join(this.folder, `rendered/${ROUTER}.conf`), "utf8");
  }
}
