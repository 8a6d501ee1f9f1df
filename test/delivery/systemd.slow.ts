import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { removeNamespaces } from "../live/namespaces.ts";
import { LIMIT_MS } from "../live/needs-tools.ts";
import { until } from "../live/until.ts";
import type { DeviceCommand, LoadCommands } from "../../src/platforms/operations.ts";
import { KINDS } from "./faults.ts";
import { planNetwork, ROUTER_OF, type PlannedNetwork } from "./network.ts";
import { playFault, writeProofs, type Case } from "./play-fault.ts";
import { startRouter, type RouterLab } from "./router-lab.ts";

const root = mkdtempSync(join(tmpdir(), "peerc-systemd-"));
let network: PlannedNetwork;
beforeAll(() => {
  network = planNetwork(root);
  writeProofs(network);
}, LIMIT_MS);
afterAll(() => {
  removeNamespaces();
  rmSync(root, { recursive: true, force: true });
}, LIMIT_MS);

/** After how many seconds the timer runs out, where it must. */
const SECONDS = 15;

describe("the commands of a plan, on a router whose first process is systemd", () => {
  let lab: RouterLab;
  let commands: LoadCommands;
  let start: DeviceCommand;

  beforeEach(async () => {
    lab = await startRouter(network, "frr", root, { systemd: true });
    commands = commandsOf(network.plan([[ROUTER_OF.frr]], SECONDS, true));
    [start] = commands.load as [DeviceCommand];
    writeFileSync(join(lab.folder, "new.conf"), network.text("new", ROUTER_OF.frr));
    lab.shell(`cat ${lab.folder}/new.conf > /etc/frr/frr.conf.new`);
    for (const one of commands.check) enter(one);
  }, LIMIT_MS);
  afterEach(() => {
    lab.stop();
  }, LIMIT_MS);

  /** Enters a command; throws if it is not as wanted. */
  const enter = (one: DeviceCommand): string => {
    const answer = lab.shell(`{ ${one.run}\n} 2>&1; echo "exit $?"`);
    const [, said = "", exit = ""] = /^([^]*)exit (\d+)\n$/.exec(answer) ?? [];
    const asWanted =
      (one.exit === null || exit === "0") &&
      one.contains.every((text) => said.includes(text)) &&
      !one.lacks.some((text) => said.includes(text));
    if (!asWanted) throw new Error(`${one.run}: exit ${exit}: ${said}`);
    return said;
  };
  const units = () =>
    lab.shell("systemctl list-units --all --plain --no-legend 'peerc-back*'").trim();
  const flags = () => lab.shell("cd /run; ls | grep peerc-back.due; true").trim();
  /** Something that the old file does not have. */
  const change = () =>
    lab.shell("vtysh -c 'configure terminal' -c 'ip prefix-list BY-HAND seq 5 permit 9.9.9.0/24'");
  const isChanged = () => lab.shell("vtysh -c 'show running-config'").includes("BY-HAND");
  /** Waits until the timer has run out and gone back; gives the seconds since a time. */
  const wentBack = async (since: number): Promise<number> => {
    await until("it is taken back", () => !isChanged(), 60);
    const seconds = (Date.now() - since) / 1000;
    await until("nothing is left", () => flags() === "" && units() === "", 60);
    return seconds;
  };

  test(
    "what is not confirmed is taken back when the time is over, and nothing is left of the timer",
    async () => {
      const begun = Date.now();
      enter(start);
      expect(flags()).toBe("peerc-back.due");
      expect(units()).toMatch(/^peerc-back\.timer +loaded +active +waiting/m);
      change();
      expect(isChanged()).toBe(true);
      await wait(1000 * (SECONDS - 5));
      expect(isChanged()).toBe(true);
      // systemd reads its files again, and itself, as when packages are installed: the time goes on.
      lab.shell("systemctl daemon-reload; systemctl daemon-reexec");
      expect(await wentBack(begun)).toBeGreaterThanOrEqual(SECONDS);
    },
    LIMIT_MS,
  );

  test(
    "a timer that was ended by a confirmation does nothing, and nothing is left of it",
    async () => {
      enter(start);
      change();
      const [, remove, ...rest] = commands.confirm as [DeviceCommand, DeviceCommand];
      for (const one of [remove, ...rest]) enter(one);
      expect(flags()).toBe("");
      expect(units()).toBe("");
      await wait(1000 * (SECONDS + 5));
      expect(isChanged()).toBe(true);
      expect(lab.shell("grep -c BY-HAND /etc/frr/frr.conf").trim()).toBe("1");
    },
    LIMIT_MS,
  );

  test(
    "a second load is refused while the first one waits, and the first one's timer is left alone",
    async () => {
      const begun = Date.now();
      enter(start);
      change();
      await wait(3000);
      expect(() => enter(start)).toThrow("another load waits for its confirmation");
      expect(await wentBack(begun)).toBeLessThan(SECONDS + 3 + 10);
    },
    LIMIT_MS,
  );

  test(
    "a timer whose load was confirmed without ending it is in nobody's way, and fires for nobody",
    async () => {
      enter(start);
      await wait(5000);
      enter(commands.confirm[1] as DeviceCommand);
      const begun = Date.now();
      enter(start);
      change();
      expect(await wentBack(begun)).toBeGreaterThanOrEqual(SECONDS);
    },
    LIMIT_MS,
  );

  test(
    "a unit of this name that has failed is in nobody's way",
    async () => {
      lab.shell("systemd-run --unit=peerc-back --on-active=0 false");
      await until("it fails", () => units().includes("failed"));
      // What systemd itself says of it.
      expect(lab.shell("systemd-run --unit=peerc-back --on-active=60 true")).toContain(
        "was already loaded or has a fragment file",
      );
      const begun = Date.now();
      enter(start);
      change();
      expect(await wentBack(begun)).toBeGreaterThanOrEqual(SECONDS);
    },
    LIMIT_MS,
  );

  test(
    "if the old file cannot be loaded again, FRR is restarted, and starts with it",
    async () => {
      lab.shell("mount --bind /bin/false /usr/lib/frr/frr-reload.py");
      const before = lab.shell("systemctl show -p ExecMainStartTimestampMonotonic frr");
      enter(start);
      change();
      await until("nothing is left", () => flags() === "" && units() === "", 120);
      expect(isChanged()).toBe(false);
      expect(lab.shell("systemctl show -p ExecMainStartTimestampMonotonic frr")).not.toBe(before);
      await until("the sessions are up", lab.isUp, 60);
    },
    LIMIT_MS,
  );
});

describe("the Ansible roles, on a router whose first process is systemd", () => {
  const plain: Case = {
    kind: "nothing",
    platform: "frr",
    task: null,
    script: null,
    vars: {},
    timerSeconds: 90,
    excused: false,
    foreign: false,
    clock: null,
    systemd: true,
    expected: "confirmed",
  };
  const scriptOf = (kind: string) => {
    const script = KINDS.find(({ name }) => name === kind)?.script("frr");
    if (!script) throw new Error(`there is no fault ${kind}`);
    return script;
  };
  const faults: readonly Case[] = [
    plain,
    ...(
      [
        [
          "the connection to the router is lost",
          "router : load: nothing is left to change; if something is: load it again",
          "taken back",
        ],
        [
          "the connection to the router is lost",
          "router : confirm: the timer does nothing any more; if this fails, it already has: do not go on",
          "taken back",
        ],
        ["the connection to the router is lost", "router : confirm: and is ended", "confirmed"],
        ["the machine with Ansible loses its power", "router : Prove it", "taken back"],
        ["the timer runs out", "router : fetch: what runs", "taken back"],
        ["the timer runs out", "router : Prove it", "taken back"],
        ["the timer runs out", "router : confirm: nothing is left to change", "taken back"],
      ] as const
    ).map(([kind, task, expected]): Case => ({
      ...plain,
      kind,
      task,
      script: scriptOf(kind),
      timerSeconds: 20,
      expected,
    })),
  ];

  test.each(
    faults.map(
      (one) => [`${one.kind}${one.task === null ? "" : `, before ${one.task}`}`, one] as const,
    ),
  )(
    "%s",
    async (_, one) => {
      const outcome = await playFault(network, root, one);
      expect({
        wrong: outcome.wrong,
        output: outcome.wrong.length > 0 ? outcome.play.output : "",
      }).toEqual({ wrong: [], output: "" });
    },
    LIMIT_MS,
  );
});

function commandsOf(plan: string): LoadCommands {
  const { routers } = JSON.parse(readFileSync(plan, "utf8")) as {
    readonly routers: readonly { readonly commands: LoadCommands }[];
  };
  const [router] = routers;
  if (!router) throw new Error(`${plan} has no router`);
  return router.commands;
}
