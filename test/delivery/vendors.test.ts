import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { join, resolve } from "node:path";

import { inBatches } from "./in-batches.ts";
import { ANSIBLE, programsOf } from "../python-environment.js";
import { canRun, LIMIT_MS } from "../live/needs-tools.ts";

const programs = programsOf(ANSIBLE) ?? "/nowhere";
const canDeliver = canRun("the roles for Junos and IOS-XR", {
  git: ["git"],
  "ansible-playbook": [join(programs, "ansible-playbook")],
});
const deliveryTest = canDeliver ? test : test.skip;

const EXAMPLE = resolve("examples/delivery/ansible");
const STUB = resolve("test/delivery/stub-router.py");
const PLATFORMS = { gru1: "junos", mia1: "iosxr" } as const;
type Name = keyof typeof PLATFORMS;
const SECRETS = [
  "BGP_PASSWORD_13335",
  "BGP_PASSWORD_262287",
  "BGP_PASSWORD_1299",
  "BGP_PASSWORD_20940",
];

const root = mkdtempSync(join(tmpdir(), "peerc-vendors-"));
const network = join(root, "azion");
const command = [process.execPath, resolve("dist/cli/main.cjs")];
/** A plan of both routers, or of one of them. */
const plan = (name = "all"): string => join(root, `plan-${name}.json`);
const old = new Map<Name, string>();

beforeAll(() => {
  if (!canDeliver) return;
  execFileSync(process.execPath, ["src/build/build.js"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  cpSync("examples/azion", network, { recursive: true });
  const peerc = (...args: string[]) =>
    execFileSync(command[0] ?? "", [...command.slice(1), ...args], {
      cwd: network,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=lab", "-c", "user.email=lab@example.net", ...args], {
      cwd: network,
    });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "Before");
  const text = (name: Name) => readFileSync(join(network, "rendered", `${name}.conf`), "utf8");
  for (const name of ["gru1", "mia1"] as const) old.set(name, running(name, text(name)));
  const peers = join(network, "peers/content.yaml");
  const limit = "max_prefixes: { ipv4: 2000, ipv6: 500 }";
  writeFileSync(peers, readFileSync(peers, "utf8").replace(limit, limit.replace("2000", "2500")));
  peerc("build", "--no-native-check");
  const whole = peerc("plan", "HEAD", "--format", "json", "--timer", "60");
  writeFileSync(plan(), whole);
  for (const name of ["gru1", "mia1"]) writeFileSync(plan(name), inBatches(whole, [[name]]));
}, LIMIT_MS);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A router's whole configuration with a rendered file in it. */
function running(name: Name, text: string): string {
  if (name === "mia1") return `hostname mia1\n! ---- peerc ----\n${text}`;
  const body = text
    .split("\n")
    .filter((line) => !line.startsWith("##"))
    .join("\n");
  const group = body.slice(body.indexOf("groups {")).replace("    replace:\n", "");
  return `version 21.4R3;\n${group}routing-options {\n    router-id 179.191.175.1;\n    autonomous-system 52580;\n}\n`;
}

/** What a stub runs. */
interface State {
  readonly running: string;
  readonly pending: unknown;
  readonly lock: number | null;
  readonly history: readonly string[];
}

/** Runs the playbook against stubs with faults; gives the exit code, the output, and what the stubs run in the end. */
async function play(
  faults: Partial<Record<Name, string>>,
  ...args: readonly string[]
): Promise<{
  readonly exitCode: number | null;
  readonly output: string;
  readonly states: Record<Name, State>;
}> {
  const folder = mkdtempSync(join(root, "play-"));
  for (const name of ["gru1", "mia1"] as const) {
    mkdirSync(join(folder, name, "files"), { recursive: true });
    writeFileSync(join(folder, name, "running.txt"), old.get(name) ?? "");
    writeFileSync(join(folder, name, "faults"), faults[name] ?? "");
  }
  const script = (name: string, text: string): readonly string[] => {
    writeFileSync(join(folder, name), text);
    return ["sh", join(folder, name)];
  };
  const inventory = join(folder, "inventory.json");
  writeFileSync(
    inventory,
    JSON.stringify({
      all: {
        hosts: { gru1: {}, mia1: {} },
        vars: {
          peerc_asn: 52580,
          peerc_network: network,
          peerc_command: command,
          peerc_session_wait: 6,
          peerc_secrets: Object.fromEntries(SECRETS.map((name) => [name, `geheim-${name}`])),
          peerc_ssh: script(
            "ssh.sh",
            `case $1 in gru1) platform=junos ;; mia1) platform=iosxr ;; esac\nexec /usr/bin/python3 ${STUB} $platform ${folder}/$1 $1\n`,
          ),
          peerc_scp: script(
            "scp.sh",
            `cp "$1" "${folder}/\${2%%:*}/files/$(basename "\${2#*:}")"\n`,
          ),
        },
      },
    }),
  );
  const child = spawn(
    join(programs, "ansible-playbook"),
    [
      ...["-i", inventory, join(EXAMPLE, "playbooks/deploy.yml")],
      ...[
        "-e",
        JSON.stringify({
          peerc_plan: Object.keys(faults).length === 0 ? plan() : plan(Object.keys(faults)[0]),
        }),
        ...args,
      ],
    ],
    {
      cwd: EXAMPLE,
      env: {
        ...process.env,
        ANSIBLE_CONFIG: join(EXAMPLE, "ansible.cfg"),
        ANSIBLE_HOME: join(folder, "ansible"),
        ANSIBLE_NOCOLOR: "1",
        XDG_RUNTIME_DIR: folder,
        // A timer of a minute runs out while a test waits, or never, by the fault.
        STUB_MINUTE: Object.values(faults).includes("drop-at-commit") ? "5" : "600",
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exitCode = await new Promise<number | null>((done) => child.once("exit", done));
  const stateOf = (name: Name): State =>
    JSON.parse(
      execFileSync("/usr/bin/python3", [STUB, PLATFORMS[name], join(folder, name), name, "state"], {
        encoding: "utf8",
      }),
    ) as State;
  const states = () => ({ gru1: stateOf("gru1"), mia1: stateOf("mia1") });
  // Where nobody could take it back, the timer does.
  const isDone = () => Object.values(states()).every(({ pending }) => pending === null);
  for (let i = 0; i < 40 && !isDone(); i++) await wait(500);
  return { exitCode, output, states: states() };
}

describe("the Ansible roles for Junos and IOS-XR, with stubs that answer as the manuals say", () => {
  deliveryTest(
    "load, prove and confirm",
    async () => {
      const { exitCode, output, states } = await play({}, "-vvvv");
      expect({ exitCode, end: exitCode === 0 ? "" : output.slice(-3000) }).toEqual({
        exitCode: 0,
        end: "",
      });
      for (const name of ["gru1", "mia1"] as const) {
        expect(states[name]).toMatchObject({
          pending: null,
          lock: null,
          history: ["committed", "confirmed"],
        });
        expect(states[name].running).toContain("2500");
      }
      expect(output).not.toContain("geheim");
    },
    LIMIT_MS,
  );

  const CASES = [
    { name: "gru1", fault: "refuse-load", history: [] },
    { name: "gru1", fault: "refuse-commit", history: [] },
    { name: "gru1", fault: "other-commits", history: ["committed", "confirmed", "committed"] },
    { name: "gru1", fault: "sessions-down", history: ["committed", "confirmed", "committed"] },
    { name: "gru1", fault: "drop-at-commit", history: ["committed", "rolled back"] },
    { name: "mia1", fault: "refuse-load", history: [] },
    { name: "mia1", fault: "refuse-commit", history: [] },
    { name: "mia1", fault: "other-commits", history: ["committed", "rolled back"] },
    { name: "mia1", fault: "sessions-down", history: ["committed", "rolled back"] },
    { name: "mia1", fault: "drop-at-commit", history: ["committed", "rolled back"] },
    { name: "mia1", fault: "confirm-fails", history: ["committed", "rolled back"] },
  ] as const;

  deliveryTest(
    "leave a router as it was if anything is not as planned",
    async () => {
      const queue = CASES.filter(
        ({ name, fault }) =>
          process.env["PEERC_ALL_FAULTS"] === "true" ||
          (name === "gru1" && fault === "other-commits"),
      );
      const work = async () => {
        for (let one = queue.shift(); one; one = queue.shift()) {
          const { name, fault, history } = one;
          const { exitCode, states, output } = await play({ [name]: fault });
          const state = states[name];
          const isAsWanted = JSON.stringify(state.history) === JSON.stringify(history);
          expect({
            end: isAsWanted ? "" : output.slice(-3000),
            name,
            fault,
            failed: exitCode !== 0,
            isOld: state.running === old.get(name),
            pending: state.pending,
            history: state.history,
          }).toEqual({ end: "", name, fault, failed: true, isOld: true, pending: null, history });
        }
      };
      await Promise.all([work(), work(), work()]);
    },
    LIMIT_MS,
  );
});
