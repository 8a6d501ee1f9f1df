import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { captured, type Captured } from "../cli/captured.ts";

/** A peer, a customer, a transit on a BIRD router, and the peer again on a Junos one. */
const NETWORK = `network: { asn: 52580, name: Azion, as_sets: [RADB::AS-AZION] }
irr: { dumps: [irr/registry.rpsl], sources: [RADB] }
policy: azion-peering
routers:
  for1:
    platform: bird
    router_id: 192.0.2.1
    rpki: { caches: [{ address: 192.0.2.53 }] }
  gru1:
    platform: junos
    router_id: 192.0.2.2
    rpki: { caches: [{ address: 192.0.2.53, refresh: 600s }] }
    waive: [reject-as-set]
exchanges:
  ix-sp: { name: IX, lan: { ipv4: 203.0.113.0/24, ipv6: "2001:db8:ff::/64" } }
peers:
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-CLOUDFLARE]
    sessions:
      - { router: for1, exchange: ix-sp, local: 203.0.113.1, remote: 203.0.113.2 }
      - { router: for1, exchange: ix-sp, local: "2001:db8:ff::1", remote: "2001:db8:ff::2" }
      - { router: gru1, exchange: ix-sp, local: 203.0.113.3, remote: 203.0.113.2 }
  - asn: 262287
    name: Customer
    relation: customer
    as_sets: [RADB::AS-CLOUDFLARE]
    sessions:
      - { router: for1, pni: eth1, local: 192.0.2.10, remote: 192.0.2.11 }
  - asn: 1299
    name: Arelion
    relation: transit
    sessions:
      - { router: for1, pni: eth0, local: 192.0.2.12, remote: 192.0.2.13 }
`;

/** A network in a folder of its own. */
export interface TestNetwork {
  /** Writes a file of it. */
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  /** Runs peerc in it. */
  readonly run: (...argv: readonly string[]) => Promise<Captured>;
  /** Decides one file of assertions, given as the list's items. */
  readonly decide: (assertions: string, ...argv: readonly string[]) => Promise<Captured>;
  readonly remove: () => void;
}

/** Makes the network of the tests. */
export function createNetwork(): TestNetwork {
  const root = mkdtempSync(join(tmpdir(), "peerc-assertions-"));
  cpSync("test/hostile/base", root, { recursive: true });
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const run = (...argv: readonly string[]) => captured(root, ...argv);
  write("network.yaml", NETWORK);
  return {
    write,
    read: (path) => readFileSync(join(root, path), "utf8"),
    run,
    decide: (assertions, ...argv) => {
      write("tests/some.yaml", `assertions:\n${assertions}\n`);
      return run("test", ...argv);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
