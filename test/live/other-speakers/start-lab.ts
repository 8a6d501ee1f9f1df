import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Traffic } from "../plan-waves.ts";
import { startBird } from "../bird-router.ts";
import { layCables } from "../cables.ts";
import { startFrr } from "../frr-router.ts";
import type { LabRouter } from "../lab-router.ts";
import { noServices } from "../services.ts";
import { withSecrets } from "../sockets.ts";
import type { Checkable } from "../traffic-check.ts";
import { until } from "../until.ts";
import { startBfdPeers, type BfdPeers } from "./bfd-peers.ts";
import { startExabgp, type ExabgpSession } from "./exabgp.ts";
import { startStayrtr } from "./stayrtr.ts";

/** A router at work among software of others: it has its ROAs, and all of its sessions are up. */
export interface OtherLab extends Checkable {
  /** By the session's name. */
  readonly speakers: ReadonlyMap<string, ExabgpSession>;
  /** Starts the neighbors' side of BFD, for the sessions that have it. Until then BFD does not affect any session. */
  readonly startBfd: () => Promise<BfdPeers>;
  readonly stop: () => Promise<void>;
}

/** Starts a router, its caches and its neighbors, in namespaces of this run. */
export async function startOtherLab(example: LabRouter, traffic: Traffic): Promise<OtherLab> {
  const directory = mkdtempSync(join(tmpdir(), "peerc-live-"));
  const services = noServices();
  const stop = async () => {
    await services.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const { plan, sessions } = example;
    const site = { cables: layCables(example), directory, services };
    await startStayrtr(site, plan.rpki, traffic.roas);
    const startBfd = () => startBfdPeers(site, sessions);
    const start = plan.platform === "bird" ? startBird : startFrr;
    const router = await start({ ...example, text: withSecrets(example.text) }, site);
    const speakers = await startExabgp(site, plan, sessions);
    await until("the ROAs are there", () => router.countRoas() === traffic.roas.length);
    return { plan, sessions, router, speakers, traffic, startBfd, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}
