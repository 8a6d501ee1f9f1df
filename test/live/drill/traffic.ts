import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { until } from "../until.ts";
import type { DrillLab } from "./drill-lab.ts";
import { ENDS } from "./drill-lab.ts";

const PROGRAM = resolve("test/live/drill/udp-end.cjs");
const PORT = 9000;
/** In each direction. */
export const PACKETS_PER_SECOND = 500;
/** How long a packet may be on its way at the end, in milliseconds; the machine may be busy. */
const LAST_MS = 1500;

/** Packets sent and lost in one direction. */
export interface Direction {
  readonly sent: number;
  readonly lost: number;
}

/** Traffic between the two ends in both directions, until it is stopped. */
export interface RunningTraffic {
  readonly stop: () => Promise<{ readonly out: Direction; readonly in: Direction }>;
}

/** Starts traffic from our network to the peer's, and back. */
export async function startTraffic(
  { devices }: DrillLab,
  directory: string,
): Promise<RunningTraffic> {
  const names = ["s", "d"] as const;
  const file = (name: string) => join(directory, `${name}.json`);
  const ends = names.map((name) => {
    const [own, other] = name === "s" ? [ENDS.s, ENDS.d] : [ENDS.d, ENDS.s];
    for (const path of [file(name), `${file(name)}.ready`]) rmSync(path, { force: true });
    const args = `${own} ${other} ${PORT} ${PACKETS_PER_SECOND} ${file(name)}`;
    return devices.get(name)!.start(`${process.execPath} ${PROGRAM} ${args}`);
  });
  await until("both ends listen", () => names.every((name) => existsSync(`${file(name)}.ready`)));
  for (const end of ends) end.kill("SIGUSR2");
  await wait(1000);
  return {
    stop: async () => {
      for (const end of ends) end.kill("SIGHUP");
      await wait(LAST_MS);
      for (const end of ends) end.kill("SIGTERM");
      await until("the counters are there", () => names.every((name) => existsSync(file(name))));
      const [s, d] = names.map(
        (name) => JSON.parse(readFileSync(file(name), "utf8")) as { sent: number; arrived: number },
      ) as [{ sent: number; arrived: number }, { sent: number; arrived: number }];
      return {
        out: { sent: s.sent, lost: s.sent - d.arrived },
        in: { sent: d.sent, lost: d.sent - s.arrived },
      };
    },
  };
}
