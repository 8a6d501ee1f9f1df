import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { afterAll, beforeAll, expect } from "@jest/globals";

import type { Runbook, RunbookStep } from "../../src/runbook/index.ts";
import { captured } from "../cli/captured.ts";
import { gitHistory, type GitHistory } from "../fixtures/git-history.ts";
import { LIMIT_MS, liveTest } from "./needs-tools.ts";

/** A BIRD in a network of its own, whose file is changed by the steps of a runbook: all of them but looks at sessions. */
let history: GitHistory;
let device: string;
let daemon: ChildProcess | null = null;

beforeAll(() => {
  history = gitHistory();
  device = mkdtempSync(join(tmpdir(), "peerc-device-"));
  history.copy("examples/azion", ".");
  history.commit("the network");
});
afterAll(() => {
  daemon?.kill("SIGKILL");
  history.remove();
  rmSync(device, { recursive: true });
});

const main = (file: string) =>
  `router id 179.191.175.3;\nprotocol device { }\nprotocol bfd { }\ninclude "${file}";\nprotocol static { ipv4; }\n`;

async function start(): Promise<void> {
  daemon = spawn("unshare", [
    "-n",
    "bird",
    "-f",
    "-c",
    `${device}/bird.conf`,
    "-s",
    `${device}/ctl`,
  ]);
  for (let i = 0; i < 100 && !/up and running/.test(birdc("show status")); i++) await pause(100);
  expect(birdc("show status")).toContain("Daemon is up and running");
}

function birdc(line: string): string {
  return spawnSync("birdc", ["-s", `${device}/ctl`, line], { encoding: "utf8" }).stdout;
}

/** Whether the daemon has the new file: the limit of the first session. */
const limit = () =>
  /Import limit: +(\d+)/.exec(birdc("show protocols all PEERC_AS4230_ENP4S0F0_V4"))?.[1];

async function play(steps: readonly RunbookStep[], until = ""): Promise<void> {
  for (const step of steps) {
    if (step.id === until) return;
    if (step.kind === "person" || step.kind === "wait" || step.check.commands.length > 0) continue;
    for (const run of step.commands) await playOne(step, run);
  }
}

async function playOne({ id, check, output }: RunbookStep, run: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { code, stdout, stderr } = await enter(run);
    const all = stdout + stderr;
    const isFine =
      (check.exit === null || code === check.exit) &&
      check.contains.every((text) => all.includes(text)) &&
      !check.lacks.some((text) => all.includes(text));
    if (output !== null) writeFileSync(join(history.root, output), stdout, { mode: 0o600 });
    if (isFine) return;
    if (!check.repeat || tries > 50) throw new Error(`step ${id}: ${run}: ${code}: ${all}`);
    await pause(100);
  }
}

/** A command line as a shell takes it apart. */
function words(line: string): readonly string[] {
  const { stdout } = spawnSync("sh", ["-c", `printf '%s\\n' ${line}`], { encoding: "utf8" });
  return stdout.trimEnd().split("\n");
}

async function enter(
  run: string,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  if (run.startsWith("peerc ")) {
    const [line = "", file] = run.split(" > ");
    const result = await captured(history.root, ...words(line).slice(1));
    if (file !== undefined) writeFileSync(join(history.root, file), result.stdout);
    return result;
  }
  const local = run.replace(/^scp -p (\S+) for1:/, "cp -p $1 ");
  const { status, stdout, stderr } = spawnSync("sh", ["-c", local], {
    cwd: history.root,
    encoding: "utf8",
  });
  return { code: status, stdout, stderr };
}

liveTest(
  "the steps of a runbook load, prove and keep BIRD's file, or take it back; a daemon that dies comes back with the old one",
  async () => {
    const rendered = join(history.root, "rendered/for1.conf");
    const before = readFileSync(rendered, "utf8");
    writeFileSync(join(device, "peerc.conf"), before);
    writeFileSync(join(device, "bird.conf"), main("peerc.conf"));
    await start();
    const peers = join(history.root, "peers/access.yaml");
    writeFileSync(peers, readFileSync(peers, "utf8").replace("ipv4: 600", "ipv4: 700"));
    expect((await captured(history.root, "build")).code).toBe(0);
    history.commit("a higher limit");
    const devices = [
      ...["--device", `bird.directory=${device}`, "--device", `bird.birdc=birdc -s ${device}/ctl`],
      ...["--device", "bird.group=root", "--timer", "10"],
    ];
    const only = ["runbook", "HEAD~1", "--format", "json"];
    const made = await captured(history.root, ...only, ...devices);
    // Claro is on gru1 too, where nothing runs Junos: 10 s are no time for that.
    expect(made.stdout).toContain("Junos has no timer of 10 s");
    writeFileSync(
      peers,
      readFileSync(peers, "utf8").replace(
        /( {6}- router: gru1\n)/,
        "$1        max_prefixes: { ipv4: 600 }\n",
      ),
    );
    expect((await captured(history.root, "build")).code).toBe(0);
    history.commit("at Fortaleza alone");
    const { stdout } = await captured(
      history.root,
      "runbook",
      "HEAD~2",
      "--format",
      "json",
      ...devices,
    );
    const { phases } = JSON.parse(stdout) as Runbook;
    const [here, router] = phases[0]?.parts ?? [];
    if (!here || router?.router !== "for1") throw new Error("no part for for1");
    const confirm = router.steps.find(({ commands }) => commands[0]?.includes("configure confirm"));
    if (!confirm) throw new Error("no confirmation");
    const idle = limit();
    await play(here.steps);

    // Not confirmed: the time runs out.
    await play(router.steps, confirm.id);
    expect(limit()).not.toBe(idle);
    for (let i = 0; i < 150 && limit() !== idle; i++) await pause(100);
    expect(limit()).toBe(idle);
    await expect(play(router.steps.slice(router.steps.indexOf(confirm)))).rejects.toThrow(
      "Nothing to do",
    );

    // Taken back by hand.
    await play(router.steps, confirm.id);
    await play(router.back);
    expect(limit()).toBe(idle);
    expect(existsSync(join(device, "peerc.conf.new"))).toBe(false);

    // The daemon dies, and starts again with what is on disk.
    await play(router.steps, confirm.id);
    daemon?.kill("SIGKILL");
    spawnSync("pkill", ["-KILL", "-f", `${device}/ctl`]);
    rmSync(join(device, "ctl"));
    await start();
    expect(limit()).toBe(idle);
    await expect(play(router.steps.slice(router.steps.indexOf(confirm)))).rejects.toThrow(
      "Nothing to do",
    );

    // Confirmed: it runs, it is on disk, and no copy with secrets is left.
    await play(router.steps);
    expect(limit()).not.toBe(idle);
    expect(readFileSync(join(device, "peerc.conf"), "utf8")).toBe(readFileSync(rendered, "utf8"));
    for (const left of ["peerc.conf.new", "bird.conf.new"])
      expect(existsSync(join(device, left))).toBe(false);
    for (const left of ["for1.secret", "for1.running"])
      expect(existsSync(join(history.root, left))).toBe(false);
    await play(router.restore);
    expect(limit()).toBe(idle);
    expect(readFileSync(join(device, "peerc.conf"), "utf8")).toBe(before);
  },
  LIMIT_MS,
);
