import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { PlatformName } from "../../../src/model/index.ts";
import { runTestGit } from "../../fixtures/git-history.ts";
import { captured } from "../../cli/captured.ts";

/** The platform of the router whose exchange is drained. */
export type DrilledPlatform = Extract<PlatformName, "bird" | "frr">;

/** What our routers announce, and the peer's network announces. */
export const OURS = "179.191.160.0/20";
export const THEIRS = "104.16.0.0/13";

const SESSION = "as_sets: [RADB::AS-PEER]";

function networkFile(platform: DrilledPlatform): string {
  const base = platform === "frr" ? ", base: base/r1.conf" : "";
  return `network: { asn: 52580, name: Drill, as_sets: [RADB::AS-US] }
irr: { dumps: [irr/radb.rpsl], sources: [RADB] }
policy: drill
defaults: { timers: { keepalive: 30s, hold: 90s } }
routers:
  r1: { platform: ${platform}, router_id: 192.0.2.1, site: One${base} }
  r2: { platform: bird, router_id: 192.0.2.2, site: Two }
exchanges:
  ix-a: { name: First exchange, lan: { ipv4: 45.6.52.0/24 } }
  ix-b: { name: Second exchange, lan: { ipv4: 45.184.144.0/24 } }
peers:
  - asn: 13335
    name: Cloudflare
    relation: peer
    ${SESSION}
    sessions:
      - { router: r1, exchange: ix-a, local: 45.6.52.1, remote: 45.6.52.2, settings: { local_preference: 200 } }
      - { router: r2, exchange: ix-b, local: 45.184.144.1, remote: 45.184.144.2, settings: { local_preference: 100 } }
`;
}

const POLICY = `name: drill
about: What a drill needs; no test of RPKI, since no cache runs.
settings: { local_preference: 100, max_length: { ipv4: 24, ipv6: 48 } }
limits:
  max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 80%, on_exceed: { restart_after: 30m } }
import:
  - use: reject-default-route
  - use: reject-prefix-too-long
  - use: reject-prefix-not-registered
  - use: scrub-communities
  - use: set-local-preference
  - use: honour-graceful-shutdown
  - use: accept-remaining
export:
  - use: reject-default-route
  - use: reject-prefix-too-long
  - use: reject-not-announced
  - use: reject-not-ours
  - use: set-next-hop-self
  - use: accept-remaining
`;

const RPSL = `as-set: AS-US
members: AS52580
source: RADB

route: ${OURS}
origin: AS52580
source: RADB

as-set: AS-PEER
members: AS13335
source: RADB

route: ${THEIRS}
origin: AS13335
source: RADB
`;

/** The base file of our router at ix-a if it runs FRR: iBGP with the other one, and our prefix. */
const BASE = `frr defaults traditional
hostname r1
service integrated-vtysh-config
!
ip route ${OURS} blackhole
!
router bgp 52580
 no bgp default ipv4-unicast
 neighbor 10.0.0.2 remote-as 52580
 address-family ipv4 unicast
  network ${OURS}
  neighbor 10.0.0.2 activate
  neighbor 10.0.0.2 next-hop-self
 exit-address-family
exit
!
`;

/** Writes the network into a folder, as a repository with its registry data and files committed. */
export async function writeNetwork(folder: string, platform: DrilledPlatform): Promise<void> {
  const files: Readonly<Record<string, string>> = {
    "network.yaml": networkFile(platform),
    "policies/drill.yaml": POLICY,
    "irr/radb.rpsl": RPSL,
    "base/r1.conf": BASE,
  };
  for (const name of ["policies", "irr", "base"])
    mkdirSync(join(folder, name), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  runTestGit(folder, ["init", "--quiet", "--initial-branch=main"]);
  await peerc(folder, "fetch");
  await peerc(folder, "build");
  commitAll(folder, "The network");
}

/** Commits everything in a network's folder. */
export function commitAll(folder: string, message: string): void {
  runTestGit(folder, ["add", "--all"]);
  runTestGit(folder, ["commit", "--quiet", "--message", message]);
}

/** Runs peerc in the network's folder; throws unless it succeeds. Gives its standard output. */
export async function peerc(folder: string, ...argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await captured(folder, ...argv);
  if (code !== 0 && code !== 2) throw new Error(`peerc ${argv.join(" ")}: ${code}\n${stderr}`);
  return stdout;
}
