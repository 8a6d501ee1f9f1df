import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import type { RouterPlan } from "../../src/model/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import { verifyFile } from "../../src/verify/index.ts";
import { removalPeers, removalPlan, REMOVALS, type Removals } from "../fixtures/removal-network.ts";
import { loadTemplates } from "../fixtures/templates.ts";
import { until } from "../fixtures/until.ts";
import { installedVersion as birdVersion } from "../platforms/bird/installed.ts";
import { installedVersion as frrVersion } from "../platforms/frr/installed.ts";
import { canRun, LIMIT_MS } from "./needs-tools.ts";
import { quickToLoad } from "./quick-to-load.ts";

const RELOAD = "/usr/lib/frr/frr-reload.py";
const canPlay = canRun("removals on running daemons", { "frr-reload.py": [RELOAD] });

/** One removal after the other, each on top of those before. */
const STEPS = REMOVALS.filter(([title]) =>
  ["two of three peers", "a whole router"].includes(title),
);

/** Few terms, with lists of prefixes, origins and communities: frr-reload.py takes its time for each line. */
const SMALL = `name: small
about: Accepts what is registered.
settings: { more_specifics: false, max_length: { ipv4: 24, ipv6: 48 } }
limits: { max_prefixes: { ipv4: 10, ipv6: 10, warn_at: 80%, on_exceed: shutdown } }
import:
  - use: reject-origin-not-registered
  - use: reject-prefix-not-registered
  - use: honour-graceful-shutdown
  - use: accept-remaining
export: [{ use: reject-not-announced }, { use: accept-remaining }]
`;

function planOf(platform: "bird" | "frr", state: Removals = {}): RouterPlan {
  const version = platform === "bird" ? birdVersion() : frrVersion();
  const peers = removalPeers(state).replace(/^ {4}relation: /gm, "    policy: small\n$&");
  return { ...removalPlan(platform, peers, { policies: { small: SMALL } }), version };
}

function fileOf(plan: RouterPlan): string {
  return platforms[plan.platform].render(plan, loadTemplates(plan.platform));
}

/** The names of peerc's objects in a text, sorted, each once. */
function namesIn(text: string): readonly string[] {
  return [...new Set(text.match(/\bPEERC_\w+/g))].sort();
}

/** A shell's line in a network of its own, where daemons find nobody; resolves when it runs, with what ends it. */
function startAlone(line: string): () => Promise<void> {
  const child = spawn("unshare", ["-n", "sh", "-c", line], { stdio: "ignore", detached: true });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return () => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    return ended;
  };
}

/** A folder in which daemons that give up being root may write. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "peerc-removal-"));
  chmodSync(folder, 0o777);
  return folder;
}

/** A file without its comments. */
function codeOf(file: string): string {
  return file.replaceAll(/^ *#.*$/gm, "");
}

function problemsOf(plan: RouterPlan, raw: string): readonly string[] {
  const diagnostics = new Diagnostics();
  verifyFile(plan, { path: "running", raw }, "running", diagnostics.report);
  return diagnostics.all.filter(({ severity }) => severity === "error").map((d) => d.message);
}

const show = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args, { encoding: "utf8" }).stdout;

(canPlay ? describe : describe.skip)("a router that loads the file of a removal", () => {
  let folder: string;
  let stop = () => Promise.resolve();

  beforeEach(() => {
    stop = () => Promise.resolve();
    folder = newFolder();
  });
  afterEach(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  const vtysh = (...args: readonly string[]) => show("vtysh", "--vty_socket", folder, ...args);
  const toFrr = (text: string) => {
    const file = join(folder, "frr.conf");
    writeFileSync(file, text);
    // Its exit code means little: what runs then is looked at.
    show(RELOAD, "--reload", "--vty_socket", folder, "--confdir", folder, "--rundir", folder, file);
    return vtysh("-c", "show running-config");
  };

  test(
    "FRR has nothing of it left after frr-reload.py, neither neighbors nor lists nor route maps",
    async () => {
      writeFileSync(join(folder, "vtysh.conf"), "");
      const where = `--vty_socket ${folder} -i ${folder}/pid -f /dev/null`;
      stop = startAlone(`exec /usr/lib/frr/bgpd -S -M rpki -p 0 -P 0 ${where}`);
      const runs = () => vtysh("-c", "show version");
      await until("bgpd", 100, () => Promise.resolve(runs().includes("FRRouting")));
      const plan = planOf("frr");
      writeFileSync(join(folder, "first.conf"), quickToLoad(fileOf(plan)));
      vtysh("-f", join(folder, "first.conf"));
      const first = vtysh("-c", "show running-config");
      expect(problemsOf(plan, first)).toEqual([]);
      let running = first;
      for (const [title, state, gone] of STEPS) {
        const next = planOf("frr", state);
        const file = fileOf(next);
        const missed = gone.filter((one) => !one.test(first));
        running = toFrr(file);
        expect({ title, missed, left: gone.filter((one) => one.test(running)) }).toEqual({
          ...{ title, missed: [], left: [] },
        });
        expect(namesIn(running)).toEqual(namesIn(file));
        expect(problemsOf(next, running)).toEqual([]);
      }
      expect(namesIn(running)).toEqual([]);
      expect(running).not.toMatch(/^ *neighbor /m);
    },
    LIMIT_MS,
  );

  test(
    "BIRD has nothing of it left after configure, neither protocols nor filters nor constants",
    async () => {
      const birdc = (command: string) =>
        show("birdc", "-s", join(folder, "ctl"), ...command.split(" "));
      const load = (text: string) => {
        writeFileSync(join(folder, "peerc.conf"), text);
        return birdc("configure");
      };
      const main = ["router id 179.191.160.1;", "protocol device { }", 'include "peerc.conf";', ""];
      writeFileSync(join(folder, "bird.conf"), main.join("\n"));
      writeFileSync(join(folder, "peerc.conf"), fileOf(planOf("bird")));
      stop = startAlone(`exec bird -f -c ${folder}/bird.conf -s ${folder}/ctl -P ${folder}/pid`);
      await until("BIRD", 100, () =>
        Promise.resolve(birdc("show status").includes("Daemon is up and running")),
      );
      const all = () => birdc("show symbols") + birdc("show protocols");
      const first = all();
      expect(namesIn(first)).toEqual(namesIn(codeOf(fileOf(planOf("bird")))));
      for (const [, state, gone] of STEPS) {
        const file = fileOf(planOf("bird", state));
        const names = gone.filter(({ source }) => /AS/.test(source));
        expect(names.filter((one) => !one.test(first))).toEqual([]);
        expect(load(file)).toMatch(/Reconfigur/);
        await until("BIRD", 100, () =>
          Promise.resolve(birdc("configure status").includes("Daemon is up and running")),
        );
        const running = all();
        expect(names.filter((one) => one.test(running))).toEqual([]);
        expect(namesIn(running)).toEqual(namesIn(codeOf(file)));
      }
      expect(birdc("show protocols")).not.toContain("BGP");
    },
    LIMIT_MS,
  );
});
