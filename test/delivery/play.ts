import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { ANSIBLE, programsOf } from "../python-environment.js";
import { SECRET, SECRET_NAME, type PlannedNetwork } from "./network.ts";
import type { RouterLab } from "./router-lab.ts";

/** The example that is tried. */
const EXAMPLE = resolve("examples/delivery/ansible");

/** Something that happens during a run. */
export interface Incident {
  readonly name: string;
  /** Before or after the first task whose name matches. */
  readonly moment: "before" | "after";
  readonly task: string;
  /** A shell script, on the machine that runs Ansible; `kill`: that machine loses its power. */
  readonly run: string;
}

/** How a run of the playbook is unusual. */
export interface PlayOptions {
  readonly plan: string;
  readonly incidents?: readonly Incident[];
  /** Extra variables. */
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly args?: readonly string[];
}

/** What a run did. */
export interface Play {
  /** Null: it was killed. */
  readonly exitCode: number | null;
  readonly output: string;
  /** The tasks that began, and the incidents, marked with `!`, in their order. */
  readonly trace: readonly string[];
}

/** Runs the playbook of the example against routers, from the neighbor's side of the first one. */
export function play(
  network: PlannedNetwork,
  labs: Readonly<Record<string, RouterLab>>,
  { plan, incidents = [], vars = {}, args = [] }: PlayOptions,
): Promise<Play> {
  const [lab] = Object.values(labs);
  const programs = programsOf(ANSIBLE);
  if (!lab || programs === null) throw new Error("there is no router, or no Ansible");
  const trace = join(lab.folder, "trace");
  const inventory = join(lab.folder, "inventory.json");
  writeFileSync(trace, "");
  writeFileSync(
    inventory,
    JSON.stringify({
      all: {
        hosts: Object.fromEntries(
          Object.entries(labs).map(([name, { folder, outside }]) => [
            name,
            {
              ansible_host: "10.255.0.1",
              ansible_ssh_private_key_file: join(folder, "user_key"),
              ansible_ssh_common_args: [
                `-o UserKnownHostsFile=${folder}/known_hosts`,
                // Each router has its own folder. The path of a socket has 108 bytes at most.
                `-o ControlPath=${folder}/ssh`,
                "-o ServerAliveInterval=2 -o ServerAliveCountMax=2",
                // Each router is reached from its own neighbor.
                `-o ProxyCommand="ip netns exec ${outside} socat STDIO TCP:%h:%p"`,
              ].join(" "),
            },
          ]),
        ),
        vars: {
          ansible_user: "root",
          ansible_python_interpreter: "/usr/bin/python3",
          peerc_asn: 52580,
          peerc_network: network.folder,
          peerc_command: network.command,
          peerc_secrets: { [SECRET_NAME]: SECRET },
          peerc_session_wait: 12,
        },
      },
    }),
  );
  const environment = {
    ...process.env,
    ANSIBLE_CONFIG: join(EXAMPLE, "ansible.cfg"),
    ANSIBLE_HOME: join(lab.folder, "ansible"),
    ANSIBLE_CALLBACK_PLUGINS: resolve("test/delivery"),
    ANSIBLE_CALLBACKS_ENABLED: "inject",
    ANSIBLE_NOCOLOR: "1",
    PEERC_FAULTS: JSON.stringify(incidents),
    PEERC_TRACE: trace,
  };
  return new Promise((done, failed) => {
    const child = spawn(
      join(programs, "ansible-playbook"),
      [
        ...["-i", inventory, join(EXAMPLE, "playbooks/deploy.yml")],
        ...["-e", JSON.stringify({ peerc_plan: plan, ...vars }), ...args],
      ],
      { cwd: EXAMPLE, env: environment, stdio: ["ignore", "pipe", "pipe"], detached: true },
    );
    let output = "";
    const hear = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", failed);
    // Not "close": the SSH client in the background keeps the outputs open.
    child.once("exit", (exitCode) => {
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        const lines = existsSync(trace) ? readFileSync(trace, "utf8").split("\n") : [];
        done({ exitCode, output, trace: lines.filter(Boolean) });
      }, 300);
    });
  });
}
