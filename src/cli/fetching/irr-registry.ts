import { relative, resolve } from "node:path";

import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  fetchRegistry,
  formatServer,
  limitsFor,
  listSources,
  loadDatabase,
  type Database,
  type DumpFile,
  type IrrServer,
} from "../../irr/index.ts";
import type { ObjectName } from "../../net/index.ts";
import type { Arguments } from "../commands/command.ts";
import { openRegistries } from "./fetch-access.ts";
import { showAnswerCount } from "./show-answer-count.ts";
import type { Io } from "../output/io.ts";
import { loadNetwork } from "../input/load-network.ts";
import { networkFolder } from "../input/network-folder.ts";
import type { Progress } from "../output/progress.ts";

/** Registry data, and the sources to use, in order. */
export interface ChosenRegistry {
  readonly database: Database;
  readonly sources: readonly string[];
}

const ANSWER_MS = 120_000;
/** The port of whois (RFC 3912). */
const DEFAULT_PORT = 43;

/** What is wrong with the options that select registry data, or null. */
export function misusedRegistryOptions(args: Arguments): string | null {
  const given = ["dir", "dump", "server"].filter((name) => args.texts(name).length > 0);
  if (given.length > 1) return `--${given.join(" and --")} exclude each other`;
  const server = args.text("server");
  return server !== null && !parseServer(server) ? `--server ${server} is not a server` : null;
}

/** Opens the registry data selected by the options, for one object; null if that failed, which is reported. */
export async function chooseRegistry(
  args: Arguments,
  io: Pick<Io, "cwd" | "progress">,
  name: ObjectName,
  report: Report,
): Promise<ChosenRegistry | null> {
  const { cwd, progress } = io;
  const wanted = args.text("sources")?.toUpperCase().split(",") ?? null;
  const server = parseServer(args.text("server") ?? "");
  if (server) return fromServer(server, name, wanted, progress, report);
  // Under the name as given, if possible.
  const dumps = args.texts("dump").map((path) => ({ path: relative("", resolve(cwd, path)) }));
  if (dumps.length > 0) {
    progress.stage("reading dumps");
    const onStart = (dump: DumpFile): void => progress.at(dump.path);
    const database = await loadDatabase(dumps, report, { onStart });
    return database && { database, sources: wanted ?? database.sources };
  }
  const network = loadNetwork(cwd, networkFolder(args, cwd, "dir"), report);
  if (!network) return null;
  const { irr } = network.declaration;
  const sources = wanted ?? irr.sources;
  const declaration = { ...network.declaration, irr: { ...irr, sources } };
  const engines = { native: true, bgpq4: false };
  const access = await openRegistries(
    declaration,
    network.files,
    [name],
    engines,
    progress,
    report,
  );
  await access?.close();
  return access?.database ? { database: access.database, sources } : null;
}

async function fromServer(
  server: IrrServer,
  name: ObjectName,
  wanted: readonly string[] | null,
  progress: Progress,
  report: Report,
): Promise<ChosenRegistry | null> {
  const sources = wanted ?? (await listSources(server, limitsFor(ANSWER_MS)));
  if (typeof sources === "string") {
    report(diagnostic("irr-server-unusable", { server: formatServer(server), problem: sources }));
    return null;
  }
  const limits = limitsFor(ANSWER_MS, 10 * ANSWER_MS);
  const found = await fetchRegistry(
    { names: [name], sources, servers: [{ server }], limits, onAnswer: showAnswerCount(progress) },
    report,
  );
  return found && { database: found.database, sources };
}

/** `rr.ntt.net`, `127.0.0.1:43000`, `[2001:db8::53]:43`. */
function parseServer(text: string): IrrServer | null {
  const match =
    /^\[([0-9a-fA-F:.]+)\](?::(\d{1,5}))?$/.exec(text) ??
    /^([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::(\d{1,5}))?$/.exec(text);
  const [host, port] = [match?.[1], Number(match?.[2] ?? DEFAULT_PORT)];
  return host === undefined || port < 1 || port > 65535 ? null : { host, port };
}
