import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { addNamespace, connectNamespaces, namespaceName } from "../live/namespaces.ts";
import { run } from "../live/run.ts";
import { until } from "../live/until.ts";
import {
  removeGroups,
  SYSTEMD_START,
  systemdOverlay,
  systemdPrelude,
  systemdUnits,
} from "./router-systemd.ts";
import { clockBoot, clockEnvironment, clockFiles } from "./router-clock.ts";
import { PREFIXES, ROUTER_OF, SECRET, type LabPlatform, type PlannedNetwork } from "./network.ts";

/**
 * A router with its daemons and an SSH server, in namespaces of its own (network, mounts, processes, name), and next to
 * it a neighbor in two roles: a peer that announces routes, and a customer that hears of them.
 */
export interface RouterLab {
  readonly platform: LabPlatform;
  readonly folder: string;
  /** By how many seconds the router's clock is ahead of the machine's at the moment. */
  readonly clockOffset: () => number;
  /** The namespace of the neighbor, from where the router is managed. */
  readonly outside: string;
  readonly inside: string;
  /** The command line that runs a shell script in the router: append the script as one argument. */
  readonly enter: readonly string[];
  /** Runs a shell script in the router and gives its output on both streams, whatever its exit code. */
  readonly shell: (script: string) => string;
  /** The command line, for a shell, that runs a shell script in the router. */
  readonly command: (script: string) => string;
  /** Runs a shell script beside the router, on the machine that has all namespaces. */
  readonly outsideShell: (script: string) => void;
  /** Whether both sessions are up. */
  readonly isUp: () => boolean;
  /** The file with the log of the neighbor, in which each change of a route has its time. */
  readonly log: string;
  readonly stop: () => void;
}

/** The addresses of router and neighbor. */
const SITES = {
  bird: { ix: "187.16.216.10", pni: "179.191.175.140", customer: "179.191.175.141" },
  frr: { ix: "187.16.216.11", pni: "179.191.175.142", customer: "179.191.175.143" },
} as const;

/** How a router is unusual. */
export interface RouterOptions {
  /** By how many seconds it has a clock of its own, ahead of the machine's; null: it has the machine's. */
  readonly clock?: number | null;
  /** Whether its first process is systemd, which only FRR's router has; otherwise it is a shell script. */
  readonly systemd?: boolean;
}

let started = 0;

/** Starts a router with its old file; resolves when its sessions are up and the customer has heard of the routes. */
export async function startRouter(
  network: PlannedNetwork,
  platform: LabPlatform,
  root: string,
  { clock = null, systemd = false }: RouterOptions = {},
): Promise<RouterLab> {
  const folder = mkdtempSync(join(root, `${platform}-`));
  // FRR's daemons read the router's clock there as a user of their own.
  for (const path of [root, folder]) chmodSync(path, 0o711);
  const name = ROUTER_OF[platform];
  const number = ++started;
  const [inside, outside] = ["r", "n"].map((end) => namespaceName(`d${number}${end}`)) as [
    string,
    string,
  ];
  for (const namespace of [inside, outside]) addNamespace(namespace);
  for (const cable of ["eth1", "eth3", "mgmt0"]) connectNamespaces(inside, outside, cable);
  const { ix, pni, customer } = SITES[platform];
  for (const [namespace, address, device] of [
    [inside, `${ix}/21`, "eth1"],
    [outside, "187.16.216.20/21", "eth1"],
    [inside, `${pni}/31`, "eth3"],
    [outside, `${customer}/31`, "eth3"],
    [inside, "10.255.0.1/30", "mgmt0"],
    [outside, "10.255.0.2/30", "mgmt0"],
  ] as const) {
    run("ip", "-n", namespace, "address", "add", address, "dev", device);
  }
  for (const key of ["host_key", "user_key"]) {
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", join(folder, key));
  }
  const hostKey = readFileSync(join(folder, "host_key.pub"), "utf8");
  writeFileSync(join(folder, "known_hosts"), `10.255.0.1 ${hostKey}`);
  cpSync(join(folder, "user_key.pub"), join(folder, "authorized_keys"));
  for (const [path, text] of Object.entries(
    files(folder, platform, name, network, { inside, clock, systemd }),
  )) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const log = join(folder, "neighbor.log");
  const children: ChildProcess[] = [];
  const start = (...command: readonly string[]): ChildProcess => {
    const child = spawn("ip", ["netns", "exec", ...command], { stdio: "ignore", detached: true });
    children.push(child);
    return child;
  };
  const stop = () => {
    for (const { pid } of children) {
      try {
        if (pid !== undefined) process.kill(-pid, "SIGKILL");
      } catch {
        // It has ended.
      }
    }
    for (const namespace of [inside, outside]) {
      for (const pid of run("ip", "netns", "pids", namespace).split("\n").filter(Boolean)) {
        try {
          process.kill(Number(pid), "SIGKILL");
        } catch {
          // It has ended.
        }
      }
      run("ip", "netns", "del", namespace);
    }
    if (systemd) removeGroups(inside);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const neighbor = join(folder, "neighbor");
    start(
      outside,
      "bird",
      "-f",
      "-c",
      `${neighbor}.conf`,
      "-s",
      `${neighbor}.ctl`,
      "-P",
      `${neighbor}.pid`,
    );
    const options = ["--mount", "--uts", "--pid", "--fork", "--kill-child"];
    const boot = join(folder, systemd ? "prelude.sh" : "boot.sh");
    const { pid = 0 } = start(inside, "unshare", ...options, "sh", boot);
    let first = "";
    await until("the router starts", () => {
      first = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
      return first !== "";
    });
    const enter = ["nsenter", "-t", first, "-m", "-u", "-n", "-p", "--", "sh", "-c"];
    const shell = (script: string): string => {
      const [command = "", ...args] = enter;
      const { stdout, stderr } = spawnSync(command, [...args, script], { encoding: "utf8" });
      return stdout + stderr;
    };
    const command = (script: string): string =>
      [...enter, `'${script.replaceAll("'", "'\\''")}'`].join(" ");
    const outsideShell = (script: string): void => void run("sh", "-c", script);
    const isUp = (): boolean =>
      platform === "bird"
        ? (shell("birdc show protocols").match(/ Established *$/gm) ?? []).length === 2
        : (shell("vtysh -c 'show bgp summary json'").match(/"state":"Established"/g) ?? [])
            .length === 2;
    const clockOffset = (): number =>
      clock === null ? 0 : Number(readFileSync(join(folder, "clock"), "utf8"));
    const lab = {
      platform,
      folder,
      clockOffset,
      outside,
      inside,
      enter,
      shell,
      command,
      outsideShell,
      isUp,
      log,
      stop,
    };
    await until(
      "the customer hears of the routes",
      () =>
        existsSync(log) &&
        PREFIXES.always.every((prefix) =>
          readFileSync(log, "utf8").includes(`added [best] ${prefix} `),
        ),
    );
    if (platform === "frr") {
      // As FRR itself writes it, which is what a router has that was saved.
      shell("vtysh -w");
    }
    return lab;
  } catch (problem) {
    for (const one of ["boot.out", "neighbor.log"]) appendFileSync(join(folder, one), "");
    stop();
    throw problem;
  }
}

function files(
  folder: string,
  platform: LabPlatform,
  name: string,
  network: PlannedNetwork,
  { inside, clock, systemd }: Required<RouterOptions> & { readonly inside: string },
): Readonly<Record<string, string>> {
  const { ix, pni, customer } = SITES[platform];
  const announced = [...PREFIXES.always, PREFIXES.added, PREFIXES.never];
  const again = "connect retry time 2; connect delay time 1; error wait time 1,2;";
  const own: Readonly<Record<string, string>> =
    platform === "bird"
      ? {
          "etc/bird/bird.conf": `log "/var/log/bird.log" all;
router id 179.191.175.3;
protocol device { }
protocol static own { ipv4; route 179.191.160.0/19 blackhole; }
include "peerc.conf";
`,
          "etc/bird/peerc.conf": network.text("old", name),
        }
      : {
          "etc/frr/frr.conf": network.text("old", name),
          "etc/frr/vtysh.conf": "service integrated-vtysh-config\n",
          "etc/frr/daemons": `bgpd=yes
vtysh_enable=yes
zebra_options="-A 127.0.0.1 -s 90000000"
bgpd_options="-A 127.0.0.1 -M rpki"
staticd_options="-A 127.0.0.1"
watchfrr_options="-i 1 --min-restart-interval 1 --max-restart-interval 2"
`,
        };
  const daemon = platform === "bird" ? "bird" : "frr";
  const environment = clock === null ? null : clockEnvironment(folder);
  const emptyRun = `mount -t tmpfs tmpfs /run
mkdir /run/bird /run/frr /run/sshd
chown frr:frr /run/frr
`;
  const withClock = environment === null ? "" : `env ${environment} `;
  return {
    ...own,
    ...(clock === null ? {} : clockFiles(folder, clock)),
    ...(systemd
      ? {
          ...systemdUnits(folder),
          "prelude.sh": systemdPrelude(folder, inside),
          "overlay.sh": systemdOverlay(folder),
        }
      : {}),
    "neighbor.conf": `log "${folder}/neighbor.log" all;
router id 187.16.216.20;
protocol device { }
ipv4 table announced;
ipv4 table heard;
protocol static { ipv4 { table announced; }; ${announced.map((p) => `route ${p} blackhole; `).join("")}}
protocol bgp peer {
  local 187.16.216.20 as 13335; neighbor ${ix} as 52580; password "${SECRET}"; ${again}
  ipv4 { table announced; import none; export where source = RTS_STATIC; next hop self; };
}
protocol bgp customer {
  local ${customer} as 262287; neighbor ${pni} as 52580; ${again}
  debug { routes, states };
  ipv4 { table heard; import all; export none; };
}
`,
    sshd_config: `ListenAddress 10.255.0.1
HostKey ${folder}/host_key
AuthorizedKeysFile ${folder}/authorized_keys
StrictModes no
UsePAM no
PidFile none
${environment === null ? "" : `SetEnv ${environment}\n`}`,
    // The first process of the router; what ends the rest of them is a restart of the router.
    "boot.sh": `exec > ${folder}/boot.out 2>&1
mount --make-rprivate /
${systemd ? "" : "mount -t proc proc /proc"}
hostname ${name}
${systemd ? `echo ${name} > /etc/hostname` : ""}
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
mount -t tmpfs -o size=1m tmpfs /etc/${daemon}
cp ${folder}/etc/${daemon}/* /etc/${daemon}/
chown -R ${daemon}:${daemon} /etc/${daemon}
chmod 755 /etc/${daemon}
chmod 640 /etc/${daemon}/*
# As on any router, the files are older than what has read them, by more than the kernel's tick.
sleep 0.1
mount -t tmpfs tmpfs /var/log
mkdir -m 777 /var/log/frr
mount -t tmpfs tmpfs /var/lib
# What root's shell reads here is no router's.
mount -t tmpfs tmpfs /root
${clock === null ? "" : clockBoot(folder)}${systemd ? emptyRun + SYSTEMD_START : `while :; do sh ${folder}/start.sh; sleep 1; done`}
`,
    // Stands in for the service manager. FRR has its own: watchfrr.
    "start.sh": `${emptyRun}${
      platform === "bird"
        ? `while :; do ${withClock}bird -f; sleep 0.5; done > /var/log/bird.out 2>&1 &`
        : `${withClock}/usr/lib/frr/frrinit.sh start > /var/log/frr.out 2>&1`
    }
/usr/sbin/sshd -D -e -f ${folder}/sshd_config > /var/log/sshd.log 2>&1
`,
  };
}
