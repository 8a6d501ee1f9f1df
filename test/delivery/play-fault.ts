import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import type { Script } from "./faults.ts";
import { ROUTER_OF, type LabPlatform, type PlannedNetwork } from "./network.ts";
import { longestOutage } from "./outages.ts";
import { play, type Play } from "./play.ts";
import { startRouter } from "./router-lab.ts";
import { recogniser, type Running } from "./running.ts";

/** A fault at its moment. */
export interface Case {
  readonly kind: string;
  readonly platform: LabPlatform;
  /** Before this task; null: from the beginning. */
  readonly task: string | null;
  readonly script: Script | null;
  readonly vars: Readonly<Record<string, unknown>>;
  /** After how long the router takes it back by itself, seconds. */
  readonly timerSeconds: number;
  /** Whether the neighbor itself was away, which is no outage of ours. */
  readonly excused: boolean;
  /** Whether somebody changed the router before, which is not ours to take back. */
  readonly foreign: boolean;
  /** By how many seconds the router's own clock is ahead at its start; null: it has the machine's. */
  readonly clock: number | null;
  /** Whether the router's first process is systemd. */
  readonly systemd: boolean;
  /** What must become of it; null: whatever is safe. */
  readonly expected: Became | null;
}

/** What a load can end with. */
export type Became = "confirmed" | "taken back" | "never loaded";

/** What became of a load with a fault. */
export interface Outcome {
  readonly case: Case;
  readonly became: Became;
  /** Seconds without a route that both files accept. */
  readonly outage: number;
  readonly seconds: number;
  readonly play: Play;
  readonly running: Running;
  /** What must never be; empty: nothing of it was. */
  readonly wrong: readonly string[];
}

/** How long a session may take to be up again after the timer has run out, in seconds. */
export const RECONNECT_SECONDS = 20;

/** Loads a new file into a router that has just started, with a fault, and judges what the router runs in the end. */
export async function playFault(
  network: PlannedNetwork,
  root: string,
  one: Case,
): Promise<Outcome> {
  const begun = Date.now();
  const { timerSeconds } = one;
  const lab = await startRouter(network, one.platform, root, one);
  try {
    const recognise = recogniser(lab, network);
    const script = one.script?.(lab, network);
    const incidents =
      script !== undefined && one.task !== null
        ? [
            {
              name: one.kind,
              moment: "before",
              task: `^${escape(one.task).replace("#", "\\d+")}$`,
              run: script,
            } as const,
          ]
        : [];
    if (script !== undefined && one.task === null) lab.outsideShell(script);
    const played = await play(
      network,
      { [ROUTER_OF[one.platform]]: lab },
      {
        plan: network.plan([[ROUTER_OF[one.platform]]], timerSeconds, one.systemd),
        incidents,
        vars: one.vars,
      },
    );
    const loaded = played.trace.some((task) => /^router : load: /.test(task));
    const confirming = played.trace.some((task) => /^router : confirm: /.test(task));
    let running = recognise(lab);
    const isSettled = () =>
      !running.pending &&
      (running.runs === "old" || (running.runs === "new" && confirming)) &&
      lab.isUp();
    const limit = loaded ? timerSeconds + 40 : 10;
    for (const end = Date.now() + 1000 * limit; !isSettled() && Date.now() < end;) {
      await wait(1000);
      running = recognise(lab);
    }
    const { runs, starts, pending } = running;
    const became = runs === "new" ? "confirmed" : loaded ? "taken back" : "never loaded";
    const outage = longestOutage(lab.log, new Date());
    const wrong = [
      pending && !one.foreign && "something is still pending",
      runs === "other" && !one.foreign && "it runs neither the old file nor the new one",
      starts === "other" &&
        !one.foreign &&
        "it would start with neither the old file nor the new one",
      runs === "old" && starts === "new" && "it would start with what was not confirmed",
      runs === "new" && !confirming && "it runs the new file, which was not proven",
      one.foreign && loaded && "it was loaded although the router was not as planned",
      played.exitCode === 0 &&
        (runs !== "new" || starts !== "new") &&
        "the run succeeded and the new file is not kept",
      one.clock !== null &&
        became === "taken back" &&
        !played.trace.includes(`${one.platform} : Remove the new file`) &&
        "the role took it back and did not see that it had",
      one.expected !== null && became !== one.expected && `it was not ${one.expected}`,
      !one.excused && outage > timerSeconds + RECONNECT_SECONDS && `no route for ${outage} s`,
    ].filter((text) => text !== false);
    const seconds = (Date.now() - begun) / 1000;
    return { case: one, became, outage, seconds, play: played, running, wrong };
  } finally {
    lab.stop();
  }
}

/** Writes the programs that stand in for a proof that fails. */
export function writeProofs(network: PlannedNetwork): void {
  for (const [name, act] of [
    ["no", "echo not proven; exit 1"],
    ["crash", "kill -9 $$"],
  ] as const) {
    const path = join(network.folder, `${name}.sh`);
    writeFileSync(path, `#!/bin/sh\ncase "$*" in *" verify "*) ${act} ;; esac\nexec "$@"\n`);
    chmodSync(path, 0o755);
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
