import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { addNamespace, namespaceName } from "../namespaces.ts";
import { until } from "../until.ts";

/** Folders of the machine that each device has of its own, and the rest of the path inside of its folder. */
const OWN = ["/etc/bird", "/etc/frr", "/run"] as const;

/** What a command gave. */
export interface Ran {
  readonly code: number | null;
  /** Both outputs. */
  readonly output: string;
}

/** A machine of the drill: a namespace with its own /etc/bird, /etc/frr and /run. */
export class Device {
  readonly namespace: string;
  readonly #name: string;
  readonly #folder: string;
  readonly #running: ChildProcess[] = [];

  constructor(directory: string, name: string) {
    this.namespace = namespaceName(name);
    this.#name = name;
    this.#folder = join(directory, name);
    for (const path of [...OWN, "/run/bird", "/run/frr"]) {
      mkdirSync(this.path(path), { recursive: true });
      // The daemons give up being root.
      chmodSync(this.path(path), 0o777);
    }
    // Where the folders are mounted.
    for (const path of OWN) mkdirSync(path, { recursive: true });
    addNamespace(this.namespace);
    this.sh(
      "sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0",
    );
  }

  /** Where a file of the device is outside of it. */
  path(inside: string): string {
    return join(this.#folder, inside);
  }

  write(inside: string, text: string): void {
    writeFileSync(this.path(inside), text);
  }

  /** Runs a shell's line on the device. */
  run(line: string): Ran {
    const { status, stdout, stderr } = spawnSync("ip", this.#args(line), { encoding: "utf8" });
    return { code: status, output: stdout + stderr };
  }

  /** The same for what has to work; gives the output. */
  sh(line: string): string {
    const { code, output } = this.run(line);
    if (code !== 0) throw new Error(`${this.namespace}: ${line}: ${code}: ${output}`);
    return output;
  }

  /** Starts a program that runs until the end of the drill. */
  start(line: string): ChildProcess {
    const child = spawn("ip", this.#args(`exec ${line}`), { stdio: "ignore" });
    this.#running.push(child);
    return child;
  }

  /** Starts BIRD with its /etc/bird/bird.conf. */
  async startBird(): Promise<void> {
    this.sh("bird -p -c /etc/bird/bird.conf");
    this.start("bird -f -c /etc/bird/bird.conf");
    await until(
      "BIRD runs",
      () => this.run("birdc show status").output.includes("up and running"),
      30,
    );
  }

  /** Starts FRR with its /etc/frr/frr.conf. */
  async startFrr(): Promise<void> {
    this.write("/etc/frr/vtysh.conf", "service integrated-vtysh-config\n");
    for (const name of ["zebra", "staticd", "bgpd"]) {
      this.start(`/usr/lib/frr/${name} -f /dev/null -A 127.0.0.1 -P 0 --log syslog`);
      await until(`${name} runs`, () => existsSync(this.path(`/run/frr/${name}.vty`)));
    }
    this.sh("vtysh -b");
  }

  stop(): void {
    for (const child of this.#running) child.kill("SIGKILL");
  }

  #args(line: string): readonly string[] {
    const mounts = OWN.map((path) => `mount --bind ${this.path(path)} ${path}`).join(" && ");
    // FRR takes its host's name for one that was configured.
    const named = `echo ${this.#name} > /proc/sys/kernel/hostname`;
    return [
      ...["netns", "exec", this.namespace, "unshare", "--uts"],
      ...["sh", "-c", `${named} && ${mounts} && ${line}`],
    ];
  }
}
