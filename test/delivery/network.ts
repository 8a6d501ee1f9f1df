import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { builtProgram } from "../built-program.ts";
import { inBatches } from "./in-batches.ts";

/** The platforms whose routers really run. */
export type LabPlatform = "bird" | "frr";

/** The router of each platform that is loaded. */
export const ROUTER_OF = { bird: "b1", frr: "f1" } as const satisfies Record<LabPlatform, string>;

/** The secret of a session, as the neighbor knows it. */
export const SECRET = "geheim-Pfad-77";
export const SECRET_NAME = "BGP_PASSWORD_13335";

/** What the neighbor announces: always accepted, accepted only by the new file, and never accepted. */
export const PREFIXES = {
  always: ["104.16.0.0/13", "172.64.0.0/13"],
  added: "108.162.192.0/18",
  never: "9.9.9.0/24",
} as const;

/** A network with its old and its new files, and the plan from one to the other. */
export interface PlannedNetwork {
  readonly folder: string;
  /** The program, to be run with arguments. */
  readonly command: readonly string[];
  /** Writes a plan that has these batches, and whose timers run out after some seconds; gives its path. */
  readonly plan: (
    batches: readonly (readonly string[])[],
    timerSeconds: number,
    /** Whether FRR's routers have systemd, as is the default of a plan. */
    systemd?: boolean,
  ) => string;
  /** The text of a router's file, as it is on the router. */
  readonly text: (version: "old" | "new", router: string) => string;
}

/** Makes the network in a folder that is empty. */
export function planNetwork(root: string): PlannedNetwork {
  const command = [process.execPath, builtProgram()];
  const folder = join(root, "network");
  const peerc = (...args: string[]) =>
    execFileSync(command[0] ?? "", [...command.slice(1), ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=lab", "-c", "user.email=lab@example.net", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  peerc("fetch");
  peerc("build");
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "Before");
  const texts = new Map<string, string>();
  const remember = (version: string) => {
    for (const router of ["b1", "b2", "f1", "f2"]) {
      const text = readFileSync(join(folder, "rendered", `${router}.conf`), "utf8");
      texts.set(`${version} ${router}`, text.replaceAll("${" + SECRET_NAME + "}", SECRET));
    }
  };
  remember("old");
  const peers = join(folder, "peers/peers.yaml");
  const declared = PREFIXES.always.join(", ");
  writeFileSync(
    peers,
    readFileSync(peers, "utf8").replace(declared, `${declared}, ${PREFIXES.added}`),
  );
  peerc("build");
  git("commit", "--quiet", "--all", "--message", "After");
  remember("new");
  const plan = (
    batches: readonly (readonly string[])[],
    timerSeconds: number,
    systemd = false,
  ): string => {
    const path = join(
      root,
      `plan-${batches.map((one) => one.join("+")).join("-")}-${timerSeconds}${systemd ? "-systemd" : ""}.json`,
    );
    if (!existsSync(path)) {
      const planned = peerc(
        ...["plan", "HEAD~1", "--format", "json", "--timer", String(timerSeconds)],
        ...(systemd
          ? []
          : [
              ...["--device", "frr.timer=sleep"],
              ...["--device", "frr.restart=/usr/lib/frr/frrinit.sh restart"],
            ]),
      );
      writeFileSync(path, inBatches(planned, batches));
    }
    return path;
  };
  return {
    folder,
    command,
    plan,
    text: (version, router) => texts.get(`${version} ${router}`) ?? "",
  };
}

const FILES = {
  "network.yaml": `network:
  asn: 52580
  name: Lab
  as_sets: [RADB::AS-AZION]
  prefixes: [179.191.160.0/19]
irr:
  dumps: [irr/radb.rpsl]
  sources: [RADB]
routers:
${[
  ["b1", "bird", "2.0.12", "179.191.175.3", ""],
  ["b2", "bird", "2.0.12", "179.191.175.5", ""],
  ["f1", "frr", "8.4", "179.191.175.4", ", base: base/frr.conf"],
  ["f2", "frr", "8.4", "179.191.175.6", ", base: base/frr.conf"],
]
  .map(
    ([name, platform, version, id, more]) =>
      `  ${name}: { platform: ${platform}, version: "${version}", router_id: ${id}, interfaces: { ix: eth1 }, ` +
      `rpki: { caches: [{ address: 179.191.175.53 }] }${more} }\n`,
  )
  .join("")}
exchanges:
  ix: { name: IX, lan: { ipv4: 187.16.216.0/21, ipv6: "2001:12f8::/64" } }
`,
  "base/frr.conf": `frr defaults traditional
hostname f1
log syslog informational
service integrated-vtysh-config
!
ip route 179.191.160.0/19 blackhole
!
`,
  "irr/radb.rpsl": `as-set:     AS-AZION
members:    AS52580, AS262287
mnt-by:     MAINT-SAMPLE
source:     RADB

route:      179.191.160.0/19
origin:     AS52580
mnt-by:     MAINT-SAMPLE
source:     RADB

route:      186.195.64.0/20
origin:     AS262287
mnt-by:     MAINT-SAMPLE
source:     RADB
`,
  "peers/peers.yaml": `peers:
  - asn: 13335
    name: Cloudflare
    relation: peer
    prefixes: [${PREFIXES.always.join(", ")}]
    origins: [13335]
    sessions:
      - { router: b1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20, password: { env: ${SECRET_NAME} } }
      - { router: f1, exchange: ix, local: 187.16.216.11, remote: 187.16.216.20, password: { env: ${SECRET_NAME} } }
  - asn: 262287
    name: Latitude.sh
    relation: customer
    prefixes: [186.195.64.0/20]
    origins: [262287]
    sessions:
      - { router: b1, pni: eth3, local: 179.191.175.140, remote: 179.191.175.141 }
      - { router: f1, pni: eth3, local: 179.191.175.142, remote: 179.191.175.143 }
  - asn: 262288
    name: Other
    relation: customer
    prefixes: [186.195.80.0/20]
    origins: [262288]
    sessions:
      - { router: b2, exchange: ix, local: 187.16.216.12, remote: 187.16.216.22 }
      - { router: f2, exchange: ix, local: 187.16.216.13, remote: 187.16.216.22 }
`,
};
