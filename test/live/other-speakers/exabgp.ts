import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

import { formatAddress, formatPrefix, type Asn } from "../../../src/net/index.ts";
import type { Route } from "../../../src/policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../../src/model/index.ts";
import { CALM_MS, type Counterpart } from "../bgp/speaker.ts";
import type { Site } from "../router.ts";
import { until } from "../until.ts";
import { exabgpConfig } from "./exabgp-config.ts";
import { exabgpRoute } from "./exabgp-route.ts";
import { readExabgpMessage, type Message } from "./read-exabgp-message.ts";

/** One of its sessions. */
export interface ExabgpSession extends Counterpart {
  /** Whether it is up; and how it has ended since all were up, each time that it has, in ExaBGP's words. */
  readonly isUp: () => boolean;
  readonly ends: readonly string[];
}

/** What is known of a session. */
interface State {
  up: boolean;
  readonly ends: string[];
  /** How many ends of RIB it has sent, and how many answers to route refreshes have come to their end. */
  sentEnds: number;
  refreshes: number;
  stale: Set<string> | null;
  readonly received: Map<string, Route>;
  readonly otc: Map<string, Asn>;
}

/** How long anything may take, in seconds: many times what it does on a machine with nothing else to do. */
const PATIENCE = 300;

/**
 * The maximum number of unread bytes of commands: less than a pipe holds. With more there is a deadlock: socat waits
 * until ExaBGP reads, and ExaBGP waits until socat reads its output.
 */
const ON_THE_WAY = 32_768;

/** The process that receives its output and sends its commands. */
interface Told {
  socket: Socket | null;
  /** Commands that it has not answered yet, by their lengths in bytes: those on their way, oldest first, ... */
  readonly sent: number[];
  sentBytes: number;
  /** ... and those that wait for them. */
  waiting: string[];
  /** The first thing that went wrong. */
  problem: string | null;
}

/** Starts one ExaBGP as the neighbor of all these sessions; all of them are up then. By the session's name. */
export async function startExabgp(
  { cables, directory, services }: Site,
  plan: RouterPlan,
  sessions: readonly SessionPlan[],
): Promise<ReadonlyMap<string, ExabgpSession>> {
  const [file, path, log] = ["exabgp.conf", "exabgp.sock", "exabgp.log"].map((name) =>
    join(directory, name),
  ) as [string, string, string];
  const states = new Map(sessions.map(({ remote }) => [formatAddress(remote), newState()]));
  const told: Told = { socket: null, sent: [], sentBytes: 0, waiting: [], problem: null };
  const server = createServer((socket) => {
    told.socket = socket;
    socket.on("error", () => socket.destroy());
    createInterface({ input: socket }).on("line", (line) => {
      if (line === "done") {
        told.sentBytes -= told.sent.shift() ?? 0;
        sendMore(told);
      } else if (line === "error") told.problem ??= "it refuses a command";
      else if (line.startsWith("{")) {
        try {
          const message = readExabgpMessage(line);
          if (message) hear(states.get(formatAddress(message.remote))!, message);
        } catch (thrown) {
          told.problem ??= `${String(thrown)}: ${line}`;
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  server.unref();
  writeFileSync(file, exabgpConfig(plan, sessions, path));
  const settings = [
    "exabgp.daemon.user=root",
    "exabgp.api.cli=false",
    "exabgp.log.level=NOTICE",
    `exabgp.log.destination=${log}`,
  ];
  services.start(cables.neighbors, "env", ...settings, "exabgp", file);
  /** Waits, and if it times out reports ExaBGP's output. */
  const wait = async (name: string, holds: () => boolean) => {
    const done = () => told.problem !== null || holds();
    await until(name, done, PATIENCE).catch((thrown: unknown) => (told.problem ??= String(thrown)));
    if (told.problem === null) return;
    const words = existsSync(log) ? readFileSync(log, "utf8").slice(-2000) : "";
    throw new Error(`ExaBGP: ${told.problem}\n${words}`);
  };
  const found = sessions.map((session): [string, ExabgpSession] => {
    const { name, local, remote, family } = session;
    const state = states.get(formatAddress(remote))!;
    const whose = `neighbor ${formatAddress(local)} local-ip ${formatAddress(remote)}`;
    const tell = (commands: readonly string[]) => {
      told.waiting.push(...commands.map((command) => `${whose} ${command}\n`));
      sendMore(told);
    };
    const reach = (what: string, holds: () => boolean) =>
      wait(what, () => {
        const [why] = state.ends;
        if (why !== undefined) told.problem ??= `${name} has ended: ${why}`;
        return holds();
      });
    const fence = async () => {
      await reach("all commands are done", () => told.sent.length + told.waiting.length === 0);
      // It sends an end of RIB after all routes, but a route refresh immediately.
      const ends = state.sentEnds;
      tell([`announce eor ${family} unicast`]);
      await reach(`${name} has sent all`, () => state.sentEnds > ends);
      const refreshes = state.refreshes;
      tell([`announce route-refresh ${family} unicast`]);
      await reach(`${name} is sent all`, () => state.refreshes > refreshes);
    };
    const announce = (routes: readonly Route[]) => {
      tell(routes.map((route) => `announce ${exabgpRoute(route)}`));
    };
    const { received, otc, ends } = state;
    return [
      name,
      {
        announce,
        fence,
        received,
        otc,
        ends,
        isUp: () => state.up,
        withdraw: (prefixes) => tell(prefixes.map((p) => `withdraw route ${formatPrefix(p)}`)),
      },
    ];
  });
  // It sends an end of RIB by itself when a session comes up: were that still to come, it would be taken for that of a fence.
  const isReady = ({ up, sentEnds }: State) => up && sentEnds > 0;
  const down = () => sessions.filter(({ remote }) => !isReady(states.get(formatAddress(remote))!));
  const ended = () => [...states.values()].some(({ ends }) => ends.length > 0);
  // Daemons that have just connected close connections once more; on FRR, multihop ones seconds later.
  do {
    for (const { ends } of states.values()) ends.length = 0;
    await wait("all sessions are up", () => down().length === 0).catch((thrown: unknown) => {
      const names = down().map(({ name }) => name);
      throw new Error(`down: ${names.join(" ")}. ${String(thrown)}`);
    });
    for (const { ends } of states.values()) ends.length = 0;
    await sleep(CALM_MS);
  } while (ended() || down().length > 0);
  return new Map(found);
}

/** Sends as many of the commands that wait as may be on their way. */
function sendMore(told: Told): void {
  const next: string[] = [];
  for (const command of told.waiting) {
    if (told.sentBytes + command.length > ON_THE_WAY) break;
    told.sent.push(command.length);
    told.sentBytes += command.length;
    next.push(command);
  }
  if (next.length === 0) return;
  told.waiting = told.waiting.slice(next.length);
  told.socket?.write(next.join(""));
}

function newState(): State {
  return {
    up: false,
    sentEnds: 0,
    refreshes: 0,
    stale: null,
    ends: [],
    received: new Map(),
    otc: new Map(),
  };
}

function hear(state: State, message: Message): void {
  switch (message.kind) {
    case "up":
      state.up = true;
      break;
    case "down":
      state.up = false;
      state.ends.push(message.why);
      break;
    case "end-of-rib":
      if (message.sent) state.sentEnds++;
      break;
    case "refresh":
      // Begin and end of an answer (RFC 7313, 4); what is not in it is gone.
      if (message.subtype === "begin") state.stale = new Set(state.received.keys());
      if (message.subtype === "end") {
        for (const gone of state.stale ?? []) state.received.delete(gone);
        state.stale = null;
        state.refreshes++;
      }
      break;
    case "update":
      if (message.sent) break;
      for (const prefix of message.withdrawn) state.received.delete(formatPrefix(prefix));
      for (const route of message.announced) {
        const key = formatPrefix(route.prefix);
        state.received.set(key, route);
        if (message.otc === null) state.otc.delete(key);
        else state.otc.set(key, message.otc);
        state.stale?.delete(key);
      }
      break;
  }
}
