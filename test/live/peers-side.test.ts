import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import type { RouterPlan, SessionPlan } from "../../src/model/index.ts";
import { publishedAll } from "../publish/published.ts";
import { startBird } from "./bird-router.ts";
import { labRouter, type LabRouter } from "./lab-router.ts";
import {
  addAddress,
  addNamespace,
  connectNamespaces,
  namespaceName,
  removeNamespaces,
} from "./namespaces.ts";
import { canRun, LIMIT_MS } from "./needs-tools.ts";
import { startFrr } from "./frr-router.ts";
import { run } from "./run.ts";
import { noServices, type Services } from "./services.ts";
import { until } from "./until.ts";

const OPENBGPD = "/usr/sbin/bgpd";

/** One peer on each software, each with what makes a session fail if the two sides differ about it. */
const PARTS = {
  routers: `
  r1: { platform: bird, router_id: 192.0.2.1, site: São Paulo, rpki: { caches: [{ address: 192.0.2.53 }] } }
`,
  peers: `
  - asn: 13335
    name: One
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions: [{ router: r1, pni: eth0, local: 198.51.100.0, remote: 198.51.100.1, password: { env: BGP_A }, ttl_security: true, bfd: true, role: strict }]
  - asn: 15169
    name: Two
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions: [{ router: r1, pni: eth1, local: "2001:db8:1::", remote: "2001:db8:1::1", password: { env: BGP_B }, ttl_security: true, role: strict }]
  - asn: 32934
    name: Three
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions: [{ router: r1, pni: eth2, local: 198.51.100.4, remote: 198.51.100.5, password: { env: BGP_C }, ttl_security: true }]
`,
};

/** What our router has: some of it is not for announcing. */
const ORIGINATES = [
  ...["179.191.160.0/20", "179.191.160.0/24", "45.238.16.0/22"],
  ...["2804:cf8::/32", "2804:cf8:1::/48"],
];
const V4 = ["179.191.160.0/20", "45.238.16.0/22"];
const V6 = ["2804:cf8::/32"];

/** What a router of the peer has itself. */
const OWN_FRR = "router bgp 15169\n bgp router-id 192.0.2.8\nexit\n";

const isThere = canRun("the peers' side of sessions", { OpenBGPD: [OPENBGPD] });

(isThere ? describe : describe.skip)("our rendered file and what is published for the peer", () => {
  const directory = mkdtempSync(join(tmpdir(), "peerc-live-"));
  const services = noServices();
  const { files, plans, declaration } = publishedAll(PARTS);
  const text = (path: string) => files.get(path)!;
  const filters = (name: string) => text(`filters/${name}`);
  let ours: Awaited<ReturnType<typeof startBird>>;
  let router: LabRouter;

  /** Makes the peer's namespace, with a cable to ours. */
  function peerOf({ place, local, remote }: SessionPlan): string {
    const namespace = namespaceName(place);
    addNamespace(namespace);
    connectNamespaces(namespaceName("r"), namespace, place);
    const length = local.family === "ipv4" ? 31 : 127;
    addAddress(namespaceName("r"), place, local, length);
    addAddress(namespace, place, remote, length);
    return namespace;
  }

  /** A folder for a daemon, which may give up being root. */
  const folder = (name: string): string => {
    const path = join(directory, name);
    mkdirSync(path);
    return path;
  };

  beforeAll(async () => {
    chmodSync(directory, 0o755);
    removeNamespaces();
    addNamespace(namespaceName("r"));
    const made = labRouter(plans[0]!, declaration, ORIGINATES);
    // Both sides fill in the password that they have agreed about.
    const filled = made.text.replaceAll(/\$\{BGP_[A-C]\}/g, "PASSWORD-AGREED-WITH-US");
    router = { ...made, text: filled };
    const peers = new Map(router.sessions.map((session) => [session.asn, peerOf(session)]));
    const cables = (name: string) => ({ router: name, neighbors: name, interfaceOf: placeOf });
    ours = await startBird(router, {
      cables: cables(namespaceName("r")),
      directory: folder("ours"),
      services,
    });
    const site = (asn: number) => ({
      cables: cables(peers.get(asn)!),
      directory: folder(String(asn)),
      services,
    });
    await startBird(
      peerRouter(13335, `${filters("bird.conf")}${text("peers/AS13335/bird.conf")}`),
      site(13335),
    );
    await startFrr(
      peerRouter(15169, `${OWN_FRR}${filters("frr.conf")}${text("peers/AS15169/frr.conf")}`),
      site(15169),
    );
    const open = text("peers/AS32934/openbgpd.conf") + filters("openbgpd.conf");
    await startOpenBgpd(32934, open, site(32934).directory, peers.get(32934)!, services);
  }, LIMIT_MS);

  afterAll(async () => {
    await services.stop();
    removeNamespaces();
    rmSync(directory, { recursive: true });
  }, LIMIT_MS);

  /** The other side, as a router with one session: what the harness has to know of it. */
  function peerRouter(asn: number, content: string): LabRouter {
    const session = router.sessions.find((one) => one.asn === asn)!;
    const mirrored = { ...session, local: session.remote, remote: session.local };
    const plan: RouterPlan = {
      ...router.plan,
      asn,
      routerId: { family: "ipv4", value: BigInt(asn) },
    };
    return { ...router, plan, text: content, originates: [], sessions: [mirrored] };
  }

  test.each([
    ["BIRD", 13335],
    ["FRR", 15169],
    ["OpenBGPD", 32934],
  ])(
    "come up with each other on %s",
    async (_, asn) => {
      const session = router.sessions.find((one) => one.asn === asn)!;
      await until(`the session with AS${asn}`, () => ours.isUp(session), 90);
      // They announce nothing before they are told to.
      expect([...(ours.accepted().get(session.name)?.keys() ?? [])]).toEqual([]);
    },
    LIMIT_MS,
  );

  test(
    "give the peer what we announce, and nothing of it is refused",
    async () => {
      const received = {
        bird: () =>
          prefixesIn(
            run(
              "birdc",
              "-s",
              join(directory, "13335/bird.ctl"),
              "show",
              "route",
              "protocol",
              "AS52580_SAO_PAULO_V4",
            ),
          ),
        frr: () => prefixesIn(vtysh(join(directory, "15169"), "show bgp ipv6 unicast")),
        openbgpd: () =>
          prefixesIn(run("bgpctl", "-s", join(directory, "32934/bgpd.sock"), "show", "rib")),
      };
      for (const [name, wanted] of [
        ["bird", V4],
        ["frr", V6],
        ["openbgpd", V4],
      ] as const) {
        await until(`what ${name} has`, () => received[name]().length >= wanted.length, 60);
        expect([name, received[name]()]).toEqual([name, wanted]);
      }
    },
    LIMIT_MS,
  );
});

function placeOf({ place }: SessionPlan): string {
  return place;
}

/** The prefixes that a daemon lists. */
function prefixesIn(text: string): readonly string[] {
  const found = text.match(/(?<![\w.:])[0-9a-f][0-9a-f.:]*\/\d+/g) ?? [];
  return [...new Set(found)].sort();
}

function vtysh(directory: string, command: string): string {
  return run("vtysh", "--vty_socket", directory, "--config_dir", directory, "-c", command);
}

/** Starts OpenBGPD, which leaves the kernel's routes alone. */
async function startOpenBgpd(
  asn: number,
  content: string,
  directory: string,
  namespace: string,
  services: Services,
): Promise<void> {
  const socket = join(directory, "bgpd.sock");
  const file = join(directory, "bgpd.conf");
  const head = `AS ${asn}\nrouter-id 192.0.2.9\nfib-update no\nsocket "${socket}"\n`;
  writeFileSync(file, head + content, { mode: 0o600 });
  // It changes its root to this folder, which systemd makes elsewhere.
  mkdirSync("/run/openbgpd", { recursive: true });
  services.start(namespace, OPENBGPD, "-d", "-f", file);
  await until("OpenBGPD runs", () => existsSync(socket), 30);
}
