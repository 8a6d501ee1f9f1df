import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { BgpRole, RouterPlan, SessionPlan } from "../../src/policy/index.ts";
import { startBird } from "./bird-router.ts";
import { openSession, type Speaker } from "./bgp/speaker.ts";
import { layCables } from "./cables.ts";
import type { LabRouter } from "./lab-router.ts";
import { startFrr } from "./frr-router.ts";
import type { Traffic } from "./plan-waves.ts";
import type { Router } from "./router.ts";
import { startRtrServer } from "./rtr-server.ts";
import { noServices } from "./services.ts";
import { relayCache, relayNeighbor, secretValue, sessionSocket } from "./sockets.ts";
import { until } from "./until.ts";

/** A router at work: all of its neighbors are there, and have sent nothing yet. */
export interface Lab {
  readonly plan: RouterPlan;
  readonly sessions: readonly SessionPlan[];
  readonly router: Router;
  /** By the session's name. */
  readonly speakers: ReadonlyMap<string, Speaker>;
  readonly traffic: Traffic;
  readonly stop: () => Promise<void>;
}

/** What the neighbor is where we are this (RFC 9234, 4.1): its role by number. */
const NEIGHBOR_ROLE = {
  peer: 4,
  provider: 3,
  customer: 0,
  "rs-client": 1,
} as const satisfies Record<BgpRole, number>;

/** Starts a router with its caches and neighbors; what is started is in namespaces of this run. */
export async function startLab(example: LabRouter, traffic: Traffic): Promise<Lab> {
  const directory = mkdtempSync(join(tmpdir(), "peerc-live-"));
  const services = noServices();
  const open: { readonly close: () => void }[] = [];
  const stop = async () => {
    for (const { close } of open) close();
    await services.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const { plan, sessions } = example;
    const cables = layCables(example);
    const cache = join(directory, "rtr.sock");
    open.push(await startRtrServer(cache, traffic.roas));
    for (const c of plan.rpki) relayCache(services, cables.neighbors, cache, c);
    for (const s of sessions) {
      relayNeighbor(services, cables.neighbors, sessionSocket(directory, s), s);
    }
    const text = example.text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => secretValue(name));
    const start = plan.platform === "bird" ? startBird : startFrr;
    const router = await start({ ...example, text }, { cables, directory, services });
    const speakers = await Promise.all(sessions.map((session) => speak(directory, session)));
    open.push(...speakers);
    await until("the ROAs are there", () => router.countRoas() === traffic.roas.length);
    const byName = new Map(sessions.map(({ name }, i) => [name, speakers[i]!]));
    return { plan, sessions, router, speakers: byName, traffic, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

/** The neighbor of a session. */
function speak(directory: string, session: SessionPlan): Promise<Speaker> {
  const { asn, family, options } = session;
  const role = options.role && NEIGHBOR_ROLE[options.role];
  return openSession(sessionSocket(directory, session), { asn, family, role });
}
