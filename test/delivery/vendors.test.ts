import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { ANSIBLE, programsOf } from "../python-environment.js";
import { canRun, LIMIT_MS } from "../live/needs-tools.ts";
import {
  makeStubNetwork,
  makeStubs,
  SECRET,
  STUB_NAMES,
  STUB_SECRETS,
  type StubName,
  type StubNetwork,
  type StubState,
} from "./stub-lab.ts";

const programs = programsOf(ANSIBLE) ?? "/nowhere";
const canDeliver = canRun("the roles for Junos and IOS-XR", {
  git: ["git"],
  "ansible-playbook": [join(programs, "ansible-playbook")],
});
const deliveryTest = canDeliver ? test : test.skip;

const EXAMPLE = resolve("examples/delivery/ansible");
const root = mkdtempSync(join(tmpdir(), "peerc-vendors-"));
let network: StubNetwork;

beforeAll(() => {
  if (canDeliver) network = makeStubNetwork(root);
}, LIMIT_MS);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs the playbook against stubs with faults; gives the exit code, the output, and what the stubs run in the end. */
async function play(
  faults: Partial<Record<StubName, string>>,
  ...args: readonly string[]
): Promise<{
  readonly exitCode: number | null;
  readonly output: string;
  readonly states: Readonly<Record<StubName, StubState>>;
}> {
  const stubs = makeStubs(network, root, faults);
  const inventory = join(stubs.folder, "inventory.json");
  writeFileSync(
    inventory,
    JSON.stringify({
      all: {
        hosts: { gru1: {}, mia1: {} },
        vars: {
          peerc_asn: 52580,
          peerc_network: network.folder,
          peerc_command: network.command,
          peerc_session_wait: 6,
          peerc_secrets: STUB_SECRETS,
          peerc_ssh: stubs.ssh,
          peerc_scp: stubs.scp,
        },
      },
    }),
  );
  const [only] = STUB_NAMES.filter((name) => name in faults);
  const child = spawn(
    join(programs, "ansible-playbook"),
    [
      ...["-i", inventory, join(EXAMPLE, "playbooks/deploy.yml")],
      ...["-e", JSON.stringify({ peerc_plan: network.plan(only) }), ...args],
    ],
    {
      cwd: EXAMPLE,
      env: {
        ...process.env,
        ...stubs.environment,
        ANSIBLE_CONFIG: join(EXAMPLE, "ansible.cfg"),
        ANSIBLE_HOME: join(stubs.folder, "ansible"),
        ANSIBLE_NOCOLOR: "1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exitCode = await new Promise<number | null>((done) => child.once("exit", done));
  return { exitCode, output, states: await stubs.ended() };
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
      for (const name of STUB_NAMES) {
        expect(states[name]).toMatchObject({
          pending: null,
          lock: null,
          history: ["committed", "confirmed"],
        });
        expect(states[name].running).toContain("2500");
      }
      expect(output).not.toContain(SECRET);
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
            isOld: state.running === network.old.get(name),
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
