import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { RouterPlan, SessionPlan } from "../../../../src/model/index.ts";
import { PEER_ASN } from "../../../fixtures/loopback-session.ts";
import { address, listsOf, routerPlan, SPAN } from "../../../fixtures/plan.ts";
import { render } from "../frr-plan.ts";
import { installedVersion } from "../installed.ts";
import { runTool } from "../../../fixtures/run-tool.ts";
import { until } from "../../../fixtures/until.ts";

/** A running bgpd with a rendered file, on its own port of 127.0.0.1, without zebra. */
export interface Daemon {
  readonly port: number;
  /** What vtysh prints for a command. */
  vtysh(command: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts bgpd with its module rpki and these sessions, and a cache on a port of 127.0.0.1. */
export async function startDaemon(
  port: number,
  cachePort: number,
  sessions: readonly SessionPlan[],
): Promise<Daemon> {
  const daemon = await startEmptyDaemon(port);
  await daemon.load(render(planOf(sessions, cachePort)));
  return daemon;
}

/**
 * Starts a bgpd without configuration; `load` makes vtysh read a file, and returns its output. Port 0: it does not
 * listen.
 */
export async function startEmptyDaemon(
  port: number,
): Promise<Daemon & { load(text: string): Promise<string> }> {
  const directory = mkdtempSync(join(tmpdir(), "peerc-frr-"));
  const child = spawn(
    "/usr/lib/frr/bgpd",
    [
      ...["-Z", "-S", "-M", "rpki", "-p", String(port), "-l", "127.0.0.1", "-P", "0"],
      ...["-f", "/dev/null", "-i", join(directory, "pid"), "--vty_socket", directory],
      ...["--log", `file:${join(directory, "log")}`],
    ],
    { stdio: "ignore" },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const ask = async (...args: readonly string[]) => {
    const result = await runTool("vtysh", ["--vty_socket", directory, ...args]);
    return result ? result.stdout + result.stderr : "";
  };
  const vtysh = (command: string) => ask("-c", command);
  await until("bgpd", 200, async () => (await vtysh("show version")).includes("FRRouting"));
  return {
    port,
    vtysh,
    load: (text) => {
      const file = join(directory, "frr.conf");
      writeFileSync(file, text);
      return ask("-f", file);
    },
    stop: async () => {
      // It has nothing to clean up that is not in the directory.
      child.kill("SIGKILL");
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function planOf(sessions: readonly SessionPlan[], cachePort: number): RouterPlan {
  const cache = {
    address: address("127.0.0.1"),
    port: cachePort,
    preference: 1,
    refresh: 3600,
    retry: 600,
    expire: 7200,
    span: SPAN,
  };
  const peers = [{ asn: PEER_ASN, name: "x", relation: "peer" as const, sessions }];
  return {
    ...routerPlan("frr", installedVersion()),
    rpki: [cache],
    peers,
    lists: listsOf(sessions),
  };
}
