import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { BgpRole, RouterPlan, SessionPlan } from "../../src/model/index.ts";
import { startBird } from "./bird-router.ts";
import type { Identity } from "./bgp/message.ts";
import { openSession, tryOpening, type Speaker } from "./bgp/speaker.ts";
import { layCables, type Cables } from "./cables.ts";
import { labRouter, type LabRouter } from "./lab-router.ts";
import { startFrr } from "./frr-router.ts";
import type { Traffic } from "./plan-waves.ts";
import type { Router } from "./router.ts";
import { startRtrServer } from "./rtr-server.ts";
import { noServices } from "./services.ts";
import {
  mannerOf,
  relayCache,
  relayNeighbor,
  relayRouter,
  sessionSocket,
  withSecrets,
  type Manner,
} from "./sockets.ts";
import { until } from "./until.ts";

/** A router at work: all of its neighbors are there, and have sent nothing yet. */
export interface Lab {
  readonly plan: RouterPlan;
  readonly sessions: readonly SessionPlan[];
  readonly router: Router;
  /** By the session's name. */
  readonly speakers: ReadonlyMap<string, Speaker>;
  readonly traffic: Traffic;
  /** The router's namespace, and that of its neighbors. */
  readonly cables: Cables;
  /** Tries once more to open a session, with other properties or another role than required. */
  readonly connect: (session: SessionPlan, how?: How) => Promise<Speaker | string>;
  /** Waits for the router to call; gives how often it came as far as to send something. */
  readonly listen: (session: SessionPlan) => Promise<() => number>;
  /** Has the router run the text of another plan. */
  readonly reload: (plan: RouterPlan) => void;
  readonly stop: () => Promise<void>;
}

/** What is different about a neighbor that tries. */
export interface How extends Partial<Manner> {
  /** Its role (RFC 9234) by number; null: it states none. */
  readonly role?: number | null;
  /** How long it waits for an answer, in milliseconds. */
  readonly patienceMs?: number;
}

/** What the neighbor is where we are this (RFC 9234, 4.1): its role by number. */
export const NEIGHBOR_ROLE = {
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
    const text = withSecrets(example.text);
    const start = plan.platform === "bird" ? startBird : startFrr;
    const router = await start({ ...example, text }, { cables, directory, services });
    await until("the ROAs are there", () => router.countRoas() === traffic.roas.length);
    const speakers = await Promise.all(sessions.map((session) => speak(directory, session)));
    open.push(...speakers);
    const byName = new Map(sessions.map(({ name }, i) => [name, speakers[i]!]));
    let tries = 0;
    const connect = async (session: SessionPlan, how: How = {}) => {
      const path = join(directory, `try-${++tries}.sock`);
      const manner = { ...mannerOf(session), ...how };
      relayNeighbor(services, cables.neighbors, path, session, manner);
      await until("the relay listens", () => existsSync(path));
      const own = identityOf(session);
      const identity = how.role === undefined ? own : { ...own, role: how.role };
      const outcome = await tryOpening(path, identity, how.patienceMs);
      if (typeof outcome !== "string") open.push(outcome);
      return outcome;
    };
    const listen = async (session: SessionPlan) => {
      const path = join(directory, `calls-${session.name}.sock`);
      let calls = 0;
      const server = createServer((socket) => {
        socket.on("error", () => socket.destroy());
        socket.once("data", () => {
          calls++;
          socket.destroy();
        });
      });
      await new Promise<void>((resolve) => server.listen(path, resolve));
      open.push({ close: () => void server.close() });
      relayRouter(services, cables.neighbors, path, session);
      return () => calls;
    };
    const reload = (next: RouterPlan) => {
      const { declaration, originates } = example;
      router.load(withSecrets(labRouter(next, declaration, originates).text));
    };
    const lab = {
      plan,
      sessions,
      router,
      speakers: byName,
      traffic,
      cables,
      connect,
      listen,
      reload,
      stop,
    };
    return lab;
  } catch (problem) {
    await stop();
    throw problem;
  }
}

/** The neighbor of a session. */
function speak(directory: string, session: SessionPlan): Promise<Speaker> {
  return openSession(sessionSocket(directory, session), identityOf(session));
}

function identityOf({ asn, family, options }: SessionPlan): Identity {
  const { role, extendedNextHop } = options;
  return { asn, family, extendedNextHop, role: role && NEIGHBOR_ROLE[role] };
}
