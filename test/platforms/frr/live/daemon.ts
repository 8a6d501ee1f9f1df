import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import type { RouterPlan, SessionPlan } from "../../../../src/policy/index.ts";
import { address, listsOf, PLAIN, routerPlan, session, SPAN } from "../../../fixtures/plan.ts";
import { render } from "../frr-plan.ts";
import { installedVersion } from "../installed.ts";
import { runTool } from "../../../fixtures/run-tool.ts";

export const PEER_ASN = 64501;

/** A running bgpd with a rendered file, on a port of its own of 127.0.0.1, without zebra. */
export interface Daemon {
  readonly port: number;
  /** What vtysh prints for a command. */
  vtysh(command: string): Promise<string>;
  stop(): Promise<void>;
}

/** Session number `i` of a test: the neighbor is 127.0.1.`i + 1`, and connects to us. */
export function loopbackSession(
  i: number,
  policies: Pick<SessionPlan, "import" | "export">,
): SessionPlan {
  const plain = session({
    name: `PEERC_S${i}`,
    peerName: "x",
    asn: PEER_ASN,
    relation: "peer",
    place: "lo",
    local: "127.0.0.1",
    remote: `127.0.1.${i + 1}`,
    options: { ...PLAIN, multihop: 2, passive: true, enforceFirstAs: false },
    maximum: 1000,
  });
  return { ...plain, ...policies };
}

/** Starts bgpd with its module rpki and these sessions, and a cache on a port of 127.0.0.1. */
export async function startDaemon(
  port: number,
  cachePort: number,
  sessions: readonly SessionPlan[],
): Promise<Daemon> {
  const directory = mkdtempSync(join(tmpdir(), "peerc-frr-"));
  const file = join(directory, "frr.conf");
  writeFileSync(file, render(planOf(sessions, cachePort)));
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
  await until(async () => (await vtysh("show version")).includes("FRRouting"));
  await ask("-f", file);
  return {
    port,
    vtysh,
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

/** Waits until something holds; throws after a minute. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (await condition()) return;
    await wait(200);
  }
  throw new Error("bgpd did not come so far");
}
