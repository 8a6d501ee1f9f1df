import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { NORNIR, programsOf } from "../python-environment.js";
import { canRun, LIMIT_MS } from "../live/needs-tools.ts";
import {
  makeStubNetwork,
  makeStubs,
  SECRET,
  STUB_NAMES,
  STUB_SECRETS,
  type StubName,
  type StubNetwork,
} from "./stub-lab.ts";

const python = join(programsOf(NORNIR) ?? "/nowhere", "python3");
const canDeliver = canRun("the example for Nornir", { git: ["git"], Nornir: [python] });
const deliveryTest = canDeliver ? test : test.skip;

const DELIVER = resolve("examples/delivery/nornir/deliver.py");
const root = mkdtempSync(join(tmpdir(), "peerc-nornir-"));
let network: StubNetwork;

beforeAll(() => {
  if (canDeliver) network = makeStubNetwork(root);
}, LIMIT_MS);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs the example against stubs with faults. */
async function deliver(faults: Partial<Record<StubName, string>>) {
  const stubs = makeStubs(network, root, faults);
  const [hosts, secrets] = [join(stubs.folder, "hosts.yaml"), join(stubs.folder, "secrets.json")];
  writeFileSync(hosts, STUB_NAMES.map((name) => `${name}: { hostname: ${name} }\n`).join(""));
  writeFileSync(secrets, JSON.stringify(STUB_SECRETS));
  const { status, stdout, stderr } = spawnSync(
    python,
    [DELIVER, network.folder, network.plan(), "--hosts", hosts],
    {
      encoding: "utf8",
      env: {
        ...process.env,
        ...stubs.environment,
        PEERC: network.command.join(" "),
        PEERC_SSH: stubs.ssh.join(" "),
        PEERC_SCP: stubs.scp.join(" "),
        PEERC_SECRETS: secrets,
      },
    },
  );
  return { status, output: stdout + stderr, states: await stubs.ended() };
}

describe("the example for Nornir, with stubs that answer as the manuals say", () => {
  deliveryTest(
    "loads, proves and confirms",
    async () => {
      const { status, output, states } = await deliver({});
      expect([status, output]).toEqual([0, "gru1: confirmed\nmia1: confirmed\n"]);
      for (const name of STUB_NAMES) {
        expect(states[name]).toMatchObject({ pending: null, history: ["committed", "confirmed"] });
        expect(states[name].running).toContain("2500");
      }
      expect(output).not.toContain(SECRET);
    },
    LIMIT_MS,
  );

  deliveryTest(
    "takes both back if one is not as planned",
    async () => {
      const { status, output, states } = await deliver({ mia1: "other-commits" });
      expect(status).toBe(1);
      expect(output).not.toContain(SECRET);
      expect(output).not.toContain("confirmed\n");
      for (const name of STUB_NAMES) {
        expect(states[name].pending).toBe(null);
        expect(states[name].running === network.old.get(name)).toBe(true);
      }
    },
    LIMIT_MS,
  );
});
