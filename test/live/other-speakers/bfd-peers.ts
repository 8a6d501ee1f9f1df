import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { formatAddress } from "../../../src/net/index.ts";
import type { SessionPlan } from "../../../src/model/index.ts";
import type { Site } from "../router.ts";
import { run } from "../run.ts";
import { until } from "../until.ts";

/** The neighbors' side of BFD (RFC 5880, RFC 5883). */
export interface BfdPeers {
  /** Which sessions have BFD up. */
  readonly up: () => readonly SessionPlan[];
  /** Sends nothing more, and says nothing of it, as a neighbor does that loses its power. */
  readonly silence: () => void;
}

/** Starts a BIRD that does nothing but BFD, from the neighbors' addresses, for all of these sessions that have it. */
export async function startBfdPeers(
  { cables, directory, services }: Site,
  sessions: readonly SessionPlan[],
): Promise<BfdPeers> {
  const folder = join(directory, "bfd");
  mkdirSync(folder);
  const [conf, socket, pid] = ["bird.conf", "bird.ctl", "bird.pid"].map((f) => join(folder, f)) as [
    string,
    string,
    string,
  ];
  const having = sessions.filter(({ options }) => options.bfd !== null);
  const neighbors = having.map((session) => {
    const { local, remote, options } = session;
    const how = options.multihop === null ? `dev "${cables.interfaceOf(session)}"` : "";
    const far = options.multihop === null ? "" : "multihop on";
    return `neighbor ${formatAddress(local)} ${how} local ${formatAddress(remote)} ${far};`;
  });
  writeFileSync(
    conf,
    ["router id 192.0.2.99;", "protocol device { }", "protocol bfd {", ...neighbors, "}", ""].join(
      "\n",
    ),
  );
  services.start(cables.neighbors, "bird", "-f", "-c", conf, "-s", socket, "-P", pid);
  const show = () => {
    const { stdout } = spawnSync("birdc", ["-s", socket, "show", "bfd", "sessions"]);
    return stdout.toString();
  };
  await until("BIRD runs", () => show().includes("IP address"));
  return {
    up: () => {
      const lines = show().split("\n");
      const is = (text: string) => lines.some((l) => l.startsWith(`${text} `) && / Up /.test(l));
      return having.filter(({ local }) => is(formatAddress(local)));
    },
    silence: () => void run("kill", "-STOP", run("cat", pid).trim()),
  };
}
