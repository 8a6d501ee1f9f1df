import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { bird } from "../../../../src/platforms/bird/index.ts";
import type { RouterPlan, SessionPlan } from "../../../../src/model/index.ts";
import { PEER_ASN } from "../../../fixtures/loopback-session.ts";
import { address, listsOf, routerPlan } from "../../../fixtures/plan.ts";
import { loadTemplates } from "../../../fixtures/templates.ts";
import { runTool } from "../../../fixtures/run-tool.ts";
import { until } from "../../../fixtures/until.ts";
import { installedVersion } from "../installed.ts";
import { ROAS } from "./random.ts";

/** A running BIRD with a rendered file, on its own port of 127.0.0.1. */
export interface Daemon {
  readonly port: number;
  /** What birdc prints for a command. */
  birdc(command: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts BIRD with these sessions, `ROAS` as if a cache had sent them, and more lines in its bird.conf. */
export async function startDaemon(
  port: number,
  sessions: readonly SessionPlan[],
  more: readonly string[] = [],
): Promise<Daemon> {
  const directory = mkdtempSync(join(tmpdir(), "peerc-bird-"));
  const socket = join(directory, "ctl");
  const text = bird.render(planOf(sessions), loadTemplates("bird"));
  writeFileSync(
    join(directory, "peerc.conf"),
    text.replaceAll("local 127.0.0.1 as", `local 127.0.0.1 port ${port} as`),
  );
  const main = [
    `log "${join(directory, "log")}" all;`,
    "router id 192.0.2.98;",
    "protocol device { }",
    'include "peerc.conf";',
    "protocol static roas { roa4 { table PEERC_ROA_V4; };",
    ...ROAS.map((roa) => `  route ${roa.prefix} max ${roa.max} as ${roa.asn};`),
    "}",
    ...more,
    "",
  ];
  writeFileSync(join(directory, "bird.conf"), main.join("\n"));
  const args = [
    "-f",
    "-c",
    join(directory, "bird.conf"),
    "-s",
    socket,
    "-P",
    join(directory, "pid"),
  ];
  const child = spawn("bird", args, { stdio: "inherit" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const birdc = async (command: string) =>
    (await runTool("birdc", ["-s", socket, ...command.split(" ")]))?.stdout ?? "";
  await until("BIRD", 50, async () => (await birdc("show status")).includes("up and running"));
  return {
    port,
    birdc,
    stop: async () => {
      // It has nothing to clean up that is not in the directory.
      child.kill("SIGKILL");
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function planOf(sessions: readonly SessionPlan[]): RouterPlan {
  const plan = routerPlan("bird", installedVersion());
  // A cache that does not exist: the tables are filled by a static protocol.
  const rpki = plan.rpki.map((cache) => ({ ...cache, address: address("127.0.0.1"), port: 1 }));
  const peers = [{ asn: PEER_ASN, name: "x", relation: "peer" as const, sessions }];
  return { ...plan, rpki, peers, lists: listsOf(sessions) };
}
