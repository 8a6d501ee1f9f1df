import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { formatPrefix } from "../../../src/net/index.ts";
import { readRouteFiles } from "../../../src/cli/predicting/read-route-files.ts";
import { Progress } from "../../../src/cli/output/progress.ts";
import { Diagnostics, formatText } from "../../../src/diagnostics/index.ts";
import type { ImpactReport } from "../../../src/impact/index.ts";
import type { ReceivedRoute } from "../../../src/routes/index.ts";
import { startLab, type Lab } from "../lab.ts";
import { labRouter } from "../lab-router.ts";
import type { Routes } from "../router.ts";
import { ImpactNetwork, OWN_PREFIXES, ROUTER, type Daemon } from "./impact-network.ts";
import { impactTraffic } from "./impact-traffic.ts";

/** A router that runs a network's committed file, with routes from all of its neighbors. */
export interface ImpactLab {
  readonly lab: Lab;
  readonly network: ImpactNetwork;
  /** How sessions have ended, by name, as their neighbors were told. */
  readonly ended: ReadonlyMap<string, string>;
  /** What the router holds and announces at the moment. */
  readonly state: () => State;
  /** Asks the router for its routes, as the documentation says, and has `peerc routes` read them. */
  readonly collect: () => Promise<readonly ReceivedRoute[]>;
  readonly stop: () => Promise<void>;
}

/** What `collect` writes in the network's folder. */
const ROUTE_FILES = ["received.jsonl.gz", "used.jsonl"];

/** The ROAs, in the network's folder. */
const VRPS = "vrps.json";

/** Starts it, and has all neighbors send everything. */
export async function startImpactLab(daemon: Daemon): Promise<ImpactLab> {
  const folder = mkdtempSync(join(tmpdir(), "peerc-predicted-"));
  // bgpd gives up being root.
  chmodSync(folder, 0o777);
  const dump = join(folder, "messages.mrt");
  const network = new ImpactNetwork(join(folder, "network"));
  await network.create(daemon, dump);
  const { plan, declaration } = network.plan();
  const router = labRouter(plan, declaration, daemon === "bird" ? OWN_PREFIXES : []);
  const traffic = impactTraffic(router);
  const lab = await startLab(router, traffic);
  const roas = traffic.roas.map(({ prefix, maxLength, asn }) => {
    return { prefix: formatPrefix(prefix), maxLength, asn: `AS${asn}` };
  });
  writeFileSync(join(network.folder, VRPS), JSON.stringify({ roas }));
  for (const [session, speaker] of lab.speakers) {
    speaker.announce((traffic.waves[0]?.get(session) ?? []).map(({ route }) => route));
  }
  await Promise.all([...lab.speakers.values()].map((speaker) => speaker.fence()));
  const ended = new Map<string, string>();
  for (const [session, speaker] of lab.speakers) {
    void speaker.ended.then((how) => ended.set(session, how));
  }
  return {
    lab,
    network,
    ended,
    state: () => stateOf(lab, ended),
    collect: async () => {
      const [received = "", used = ""] = ROUTE_FILES;
      await network.peerc(...routesFrom(received), receivedBy(daemon, lab, folder, dump));
      await network.peerc(...routesFrom(used), usedBy(daemon, lab, folder));
      const routes: ReceivedRoute[] = [];
      const problems = new Diagnostics();
      const add = (route: ReceivedRoute) => void routes.push(route);
      const quiet = new Progress(null);
      await readRouteFiles(ROUTE_FILES, network.folder, add, quiet, problems.report);
      if (problems.failed) throw new Error(formatText(problems.all));
      return routes;
    },
    stop: async () => {
      await lab.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs `peerc impact` with the collected routes. */
export async function reportOf(
  { network }: ImpactLab,
  ...command: readonly string[]
): Promise<ImpactReport> {
  const files = ROUTE_FILES.flatMap((file) => ["--routes", file]);
  const text = await network.peerc(...command, ...files, "--vrps", VRPS, "--format", "json");
  return JSON.parse(text) as ImpactReport;
}

function routesFrom(to: string): readonly string[] {
  return ["routes", "--dir", ".", "--router", ROUTER, "--to", to];
}

/** A file with what the neighbors sent: BIRD has import tables, FRR has written all messages to a file. */
function receivedBy(daemon: Daemon, { router, sessions }: Lab, folder: string, dump: string) {
  if (daemon === "frr") return dump;
  const tables = sessions.map(
    ({ name, family }) => `show route import table ${name}.${family} all stats`,
  );
  return written(join(folder, "received.txt"), router.show(...tables));
}

/** A file with the routes in use. */
function usedBy(daemon: Daemon, { router }: Lab, folder: string): string {
  const commands =
    daemon === "bird"
      ? ["show route all stats"]
      : ["show bgp ipv4 unicast json detail", "show bgp ipv6 unicast json detail"];
  return written(join(folder, "used.txt"), router.show(...commands));
}

function written(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}

/** What a router holds, and what it announces to each neighbor, by the session's name. */
export interface State {
  readonly held: ReadonlyMap<string, Routes>;
  readonly announced: ReadonlyMap<string, Routes>;
}

function stateOf({ router, speakers, sessions }: Lab, ended: ReadonlyMap<string, string>): State {
  router.wake();
  const announced = sessions.map(({ name }) => {
    return [name, new Map(ended.has(name) ? [] : speakers.get(name)?.received)] as const;
  });
  return { held: router.accepted(), announced: new Map(announced) };
}
