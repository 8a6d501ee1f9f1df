import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "@jest/globals";

import { bgpdSample } from "../../../src/platforms/frr/bgpd-sample.ts";
import { atLeast } from "../../../src/platforms/at-least.ts";
import { frr } from "../../../src/platforms/frr/index.ts";
import type { RunTool } from "../../../src/platforms/platform.ts";
import { onLink } from "../../fixtures/on-link.ts";
import { overIPv6 } from "../../fixtures/over-ipv6.ts";
import { routerPlan } from "../../fixtures/plan.ts";
import { planOnBase, render } from "./frr-plan.ts";
import { runTool } from "../../fixtures/run-tool.ts";
import { frrInstalled, installedVersion } from "./installed.ts";

const plan = routerPlan("frr", installedVersion());
const text = render(plan);
/** What the tools that are made up here know. */
const old = routerPlan("frr", [8, 4]);
const oldText = render(old);
const directories: string[] = [];
const scratch = () => {
  const directory = mkdtempSync(join(tmpdir(), "peerc-frr-"));
  directories.push(directory);
  return directory;
};
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});
const checked = (changed: string) => frr.check(plan, changed, runTool, scratch());

async function faultOf(changed: string): Promise<string> {
  const result = await checked(changed);
  return result.kind === "failed" ? `${result.tool}: ${result.output}` : result.kind;
}

(frrInstalled() ? describe : describe.skip)("vtysh -C and bgpd -C", () => {
  test("accept the golden file", async () => {
    expect(await checked(text)).toEqual({ kind: "ok", tool: "vtysh -C, bgpd -C" });
  });

  test("accept a link-local neighbor", async () => {
    expect((await checked(render(onLink("frr", installedVersion())))).kind).toBe("ok");
  });

  test("accept IPv4 routes over an IPv6 session", async () => {
    expect((await checked(render(overIPv6("frr", installedVersion())))).kind).toBe("ok");
  });

  test("accept a base file with blocks of other daemons and its own BGP block", async () => {
    const base = [
      "frr version 8.4.4",
      "frr defaults traditional",
      "hostname gru1",
      "interface lo",
      " ip address 10.255.0.1/32",
      "exit",
      "router bgp 52580",
      " no bgp default ipv4-unicast",
      " neighbor 10.255.0.2 remote-as 52580",
      " address-family ipv4 unicast",
      "  network 179.191.160.0/20",
      "  neighbor 10.255.0.2 activate",
      " exit-address-family",
      "exit",
      "router ospf",
      " ospf router-id 10.255.0.1",
      "exit",
      "line vty",
      "",
    ].join("\n");
    const merged = planOnBase(base, plan);
    expect(await frr.check(merged, render(merged), runTool, scratch())).toEqual({
      kind: "ok",
      tool: "vtysh -C, bgpd -C",
    });
  });

  test("name a command that does not exist", async () => {
    expect(
      await faultOf(text.replace("no bgp default ipv4-unicast", "no bgp default ipv5")),
    ).toMatch(/^vtysh -C: line \d+: % Unknown command.*ipv5$/);
  });

  test("name a value that is none, which vtysh lets pass", async () => {
    const bad = text.replace(
      "ip prefix-list PEERC_OWN_V4",
      "ip prefix-list PEERC_OWN_V4 seq 1 permit 10.0.0.0/24 le 8\n$&",
    );
    expect(await faultOf(bad)).toMatch(/^bgpd -C: [^]*permit 10\.0\.0\.0\/24 le 8/);
  });

  test("say that two options exclude each other", async () => {
    const bad = text.replace(
      /^ neighbor 179.191.175.2 ttl-security hops 1$/m,
      " neighbor 179.191.175.2 ebgp-multihop 2\n$&",
    );
    expect(await faultOf(bad)).toContain(
      "ebgp-multihop and ttl-security cannot be configured together",
    );
  });

  test.each([
    ["one", "exit\n"],
    ["two, where vtysh says nothing and returns 0", "exit\nexit\n"],
    ["an unknown block with its exit", "unknown\n inside\nexit\nexit\n"],
  ])("trap 14.33: a surplus exit: %s", async (_what, surplus) => {
    const bad = text.replace("! ===== peerc =====", `${surplus}! ===== peerc =====`);
    expect((await checked(bad)).kind).toBe("failed");
  });

  test("do not judge a file for a version with another syntax", async () => {
    const [version, name] = atLeast(installedVersion(), [10, 2])
      ? ([[10, 1], "10.1"] as const)
      : ([[10, 2], "10.2"] as const);
    const other = routerPlan("frr", version);
    expect(await frr.check(other, render(other), runTool, scratch())).toEqual({
      kind: "unavailable",
      tool: `vtysh -C of FRR ${name}`,
    });
  });
});

describe("what the tools print decides", () => {
  const SENTINEL = "line 9: % Unknown command[4]: peerc-end-of-configuration\n";
  /** Tools that say this, whatever they return. */
  const tools =
    (vtysh: string, bgpd: string | null, exitCode = 0): RunTool =>
    (command, args) => {
      if (args.includes("--help")) {
        return Promise.resolve({
          exitCode,
          stdout: "Integrated shell for FRR (version 8.5.1).",
          stderr: "",
        });
      }
      if (command === "vtysh") return Promise.resolve({ exitCode, stdout: "", stderr: vtysh });
      return Promise.resolve(bgpd === null ? null : { exitCode, stdout: "", stderr: bgpd });
    };
  const kindOf = async (vtysh: string, bgpd: string | null, exitCode = 0) =>
    (await frr.check(old, oldText, tools(vtysh, bgpd, exitCode), scratch())).kind;

  test("not their exit codes", async () => {
    expect(await kindOf(SENTINEL, "", 0)).toBe("ok");
    expect(await kindOf(SENTINEL, "", 2)).toBe("ok");
    expect(await kindOf(`line 3: % Unknown command[4]: foo\n${SENTINEL}`, "", 0)).toBe("failed");
    expect(await kindOf(SENTINEL, "… No such command on config line 4: foo", 0)).toBe("failed");
  });

  test("that a file with the made-up line fails as a whole is no complaint", async () => {
    const summary = "Configuration file[/etc/frr/frr.conf] processing failure: 2\n";
    expect(await kindOf(SENTINEL + summary, "", 2)).toBe("ok");
    expect(await kindOf(summary, "", 2)).toBe("failed");
  });

  test("a vtysh that does not complain about the last line has not read it", async () => {
    expect(await kindOf("", "")).toBe("failed");
  });

  test("without bgpd, vtysh decides; without vtysh, nothing is known", async () => {
    expect(await frr.check(old, oldText, tools(SENTINEL, null), scratch())).toEqual({
      kind: "ok",
      tool: "vtysh -C",
    });
    expect(await frr.check(old, oldText, () => Promise.resolve(null), scratch())).toEqual({
      kind: "unavailable",
      tool: "vtysh -C",
    });
  });

  test("a crash of bgpd is no verdict on the file", async () => {
    const crash = "bgp_keepalives.c:291: bgp_keepalives_on(): assertion (peer->fd) failed";
    for (const [bgpd, exitCode] of [
      [crash, 1],
      ["", 134],
      // OpenBGPD's, whose name is the same.
      ["/usr/sbin/bgpd: invalid option -- 'C'\nusage: bgpd [-cdnvV] [-f file]", 1],
    ] as const) {
      const run: RunTool = (command, args) =>
        command === "vtysh" || args.includes("--help")
          ? tools(SENTINEL, null)(command, args)
          : Promise.resolve({ exitCode, stdout: "", stderr: bgpd });
      expect(await frr.check(old, oldText, run, scratch())).toEqual({
        kind: "ok",
        tool: "vtysh -C",
      });
    }
  });

  test("bgpd checks only as many lines as take no minutes", () => {
    const list = Array.from(
      { length: 1000 },
      (_, i) => `ip prefix-list PEERC_L seq ${i + 1} permit 10.${i >> 8}.${i & 255}.0/24\n`,
    ).join("");
    const maps = text.match(/^route-map .*\n(?: .*\n)*exit\n/gm) ?? [];
    const sample = bgpdSample(`! ===== peerc =====\n${list}${maps.join("")}`);
    expect(sample.match(/^ip prefix-list/gm)?.length).toBe(20);
    const kept = sample.match(/^route-map/gm)?.length ?? 0;
    expect(maps.length).toBeGreaterThan(100);
    expect(kept).toBeLessThan(40);
    const lines = (of: string) => new Set(of.match(/^ (?:match|set|on-match) [a-z-]+/gm));
    expect(lines(sample)).toEqual(lines(text));
  });

  test("bgpd does not check what it would have to send to zebra at once", () => {
    const statements = ["graceful-restart", "graceful-restart-helper", "graceful-restart-disable"];
    const lines = statements.map((one) => ` neighbor 192.0.2.1 ${one}\n`);
    const sample = bgpdSample(`! ===== peerc =====\nrouter bgp 1\n${lines.join("")}exit\n`);
    expect(sample).toBe("! ===== peerc =====\nrouter bgp 1\nexit\n");
  });

  test("bgpd checks its own lines only, and gets no cache to connect to", async () => {
    const directory = scratch();
    await frr.check(old, oldText, tools(SENTINEL, ""), directory);
    const sampled = readFileSync(join(directory, "bgpd.conf"), "utf8");
    expect(sampled).toContain("router bgp 52580\n");
    expect(sampled).not.toMatch(/^(?:rpki| rpki|hostname|ip route|ipv6 route)/m);
  });
});
