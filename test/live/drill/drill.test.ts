import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import type { Runbook } from "../../../src/runbook/index.ts";
import { removeNamespaces } from "../namespaces.ts";
import { canRun, LIMIT_MS } from "../needs-tools.ts";
import { startDrillLab, usesFirstExchange, type DrillLab } from "./drill-lab.ts";
import { peerc, writeNetwork } from "./drill-network.ts";
import { playRunbook } from "./play-runbook.ts";
import { startTraffic } from "./traffic.ts";

const isThere = canRun("the drill of a maintenance");

/** How long the cable is broken, in milliseconds. */
const WORK_MS = 3000;

(isThere ? describe : describe.skip).each(["bird", "frr"] as const)(
  "the maintenance of an exchange, where our router runs %s",
  (platform) => {
    let directory: string;
    let network: string;
    let lab: DrillLab;
    beforeAll(async () => {
      directory = mkdtempSync(join(tmpdir(), "peerc-drill-"));
      network = join(directory, "network");
      mkdirSync(network);
      await writeNetwork(network, platform);
      lab = await startDrillLab(directory, network, platform);
    }, LIMIT_MS);
    afterAll(() => {
      // Unless it did not start.
      (lab as DrillLab | undefined)?.stop();
      removeNamespaces();
      rmSync(directory, { recursive: true, force: true });
    });

    test(
      "loses none when the runbook's steps are done",
      async () => {
        const settings = platform === "frr" ? ["--device", "frr.timer=sleep"] : [];
        const text = await peerc(
          network,
          ...["runbook", "--shut", "ix-a", "--wait", "5", "--timer", "60", "--format", "json"],
          ...settings,
        );
        const runbook = JSON.parse(text) as Runbook;
        const traffic = await startTraffic(lab, directory);
        let works = 0;
        const steps = await playRunbook(runbook, {
          lab,
          network,
          directory,
          person: async ({ about }) => {
            if (about.startsWith("do the work")) {
              works++;
              lab.breakCable();
              await wait(WORK_MS);
            }
            if (about.startsWith("it is finished")) lab.mendCable();
          },
        });
        await usesFirstExchange(lab);
        const { out, in: back } = await traffic.stop();
        console.log(`${platform}, ${steps} steps: ${figures(out)} out, ${figures(back)} in`);
        expect(works).toBe(1);
        expect([out.lost, back.lost]).toEqual([0, 0]);
      },
      LIMIT_MS,
    );

    test(
      "loses packets when the cable breaks without a drain",
      async () => {
        const traffic = await startTraffic(lab, directory);
        lab.breakCable();
        await wait(WORK_MS);
        const { out, in: back } = await traffic.stop();
        expect(out.lost).toBeGreaterThan(0);
        expect(back.lost).toBeGreaterThan(0);
        console.log(`${platform}, without a drain: ${figures(out)} out, ${figures(back)} in`);
      },
      LIMIT_MS,
    );
  },
);

function figures({ lost, sent }: { readonly lost: number; readonly sent: number }): string {
  return `${lost} of ${sent} packets lost`;
}
