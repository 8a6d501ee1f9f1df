import { join } from "node:path";

import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import {
  fetchRegistry,
  findAbsences,
  formatServer,
  limitsFor,
  loadDatabase,
  startIrrdServer,
  type Absence,
  type AbsencePool,
  type Database,
  type DumpFile,
  type IrrdLimits,
  type IrrServer,
  type Witness,
} from "../../irr/index.ts";
import type { ObjectName } from "../../net/index.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import { showAnswerCount } from "./show-answer-count.ts";
import type { Progress } from "../output/progress.ts";

/** The registries, in the forms that the engines use. */
export interface RegistryAccess {
  /** The registries, or the part that was requested; null if not needed. */
  readonly database: Database | null;
  /** The sources, in the order for which that data is complete. */
  readonly sources: readonly string[];
  /** Servers for bgpq4, in order: for each object the first one that answers without an error. */
  readonly servers: readonly IrrServer[];
  /** Another part of the same registries, to expand an object with its sources in another order. */
  readonly fetch: (
    name: ObjectName,
    sources: readonly string[],
    report: Report,
  ) => Promise<Database | null>;
  /** What was queried, for display: `rr.ntt.net:43`; null for dumps only. */
  readonly queried: string | null;
  /** What the native engine's data comes from, as snapshots record it: the one server, or the dumps. */
  readonly answeredBy: readonly string[];
  /** What bgpq4's data comes from, if it queried this server. */
  readonly answeredByServer: (server: IrrServer) => readonly string[];
  /** Everything that the native engine's data assumes to be missing for an object. */
  readonly absencesOf: (name: ObjectName, pool: AbsencePool) => readonly Absence[];
  /** The servers that can confirm what the given one (`answeredBy`) reports as missing; null: none are declared. */
  readonly witnesses: Witnesses | null;
  readonly close: () => Promise<void>;
}

/** The other servers, and how to query them. */
export interface Witnesses {
  /** In order; those that failed in this run with their problem. */
  readonly besides: (answerer: string) => readonly Witness[];
  readonly limits: IrrdLimits;
  /** Where they are declared. */
  readonly span: Span;
}

/** Which engines to run. */
export interface EnginesWanted {
  readonly native: boolean;
  readonly bgpq4: boolean;
}

/** The time limit for a run of the native engine, in seconds. */
const LONGEST_RUN = 3600;

/** Opens the registries of a declaration for the objects; null if that failed, which is reported. */
export function openRegistries(
  declaration: Declaration,
  files: DiskFiles,
  names: readonly ObjectName[],
  engines: EnginesWanted,
  progress: Progress,
  report: Report,
): Promise<RegistryAccess | null> {
  return declaration.irr.dumps.length > 0
    ? openDumps(declaration, files, engines, progress, report)
    : openServers(declaration, names, engines, progress, report);
}

async function openDumps(
  { irr }: Declaration,
  files: DiskFiles,
  engines: EnginesWanted,
  progress: Progress,
  report: Report,
): Promise<RegistryAccess | null> {
  const dumps = irr.dumps.flatMap(({ value, span }) => {
    const path = files.locate(value);
    const shown = join(files.folder, value);
    if (path === null) report(diagnostic("file-not-found", { path: shown }, { span }));
    return path === null ? [] : [{ path, shown, span }];
  });
  if (dumps.length < irr.dumps.length) return null;
  const answeredBy: string[] = [];
  progress.stage("reading dumps");
  const onStart = (dump: DumpFile): void => progress.at(dump.shown ?? dump.path);
  const onDigest = (_: DumpFile, sha256: string): void => {
    // The name as declared, independent of the current folder.
    answeredBy.push(`${irr.dumps[answeredBy.length]?.value} sha256:${sha256}`);
  };
  const database = await loadDatabase(dumps, report, { onStart, onDigest });
  if (!database) return null;
  // bgpq4 can only query a server: peerc serves the same dumps.
  const server = engines.bgpq4 ? await startIrrdServer(database) : null;
  return {
    database,
    sources: irr.sources,
    servers: server ? [server] : [],
    fetch: () => Promise.resolve(database),
    queried: null,
    answeredBy,
    answeredByServer: () => answeredBy,
    absencesOf: () => [],
    witnesses: null,
    close: async () => server?.close(),
  };
}

async function openServers(
  { irr }: Declaration,
  names: readonly ObjectName[],
  engines: EnginesWanted,
  progress: Progress,
  report: Report,
): Promise<RegistryAccess | null> {
  const all = irr.servers.map(({ value, span }) => ({ server: value, span }));
  const limitsOf = (objects: number): IrrdLimits => {
    const answerMs = irr.timeoutSeconds * 1000;
    const wholeMs = Math.min(LONGEST_RUN * 1000, answerMs * Math.max(1, objects));
    return limitsFor(answerMs, Math.max(answerMs, wholeMs));
  };
  const fetchFrom = (
    servers: typeof all,
    wanted: readonly ObjectName[],
    sources: readonly string[],
    tell: Report,
  ) => {
    const limits = limitsOf(wanted.length);
    const onAnswer = showAnswerCount(progress);
    return fetchRegistry({ names: wanted, sources, servers, limits, onAnswer }, tell);
  };
  const found = engines.native ? await fetchFrom(all, names, irr.sources, report) : null;
  if (engines.native && !found) return null;
  // Both engines must see the same data.
  const servers = found ? all.filter(({ server }) => server === found.server) : all;
  const failed = found?.failed ?? [];
  const witnesses: Witness[] = all.map(
    ({ server }) => failed.find((one) => one.server === server) ?? { server, problem: null },
  );
  const several = new Set(all.map(({ server }) => addressOf(formatServer(server)))).size > 1;
  return {
    database: found?.database ?? null,
    sources: irr.sources,
    servers: servers.map(({ server }) => server),
    fetch: async (name, sources, tell) =>
      (await fetchFrom(servers, [name], sources, tell))?.database ?? null,
    queried: servers.map(({ server }) => formatServer(server)).join(", "),
    answeredBy: found ? [formatServer(found.server)] : [],
    answeredByServer: (server) => [formatServer(server)],
    absencesOf: (name, pool) =>
      found
        ? findAbsences(found.database, name, {
            sources: irr.sources,
            pool,
            unreferred: found.unreferred,
          })
        : [],
    witnesses: several
      ? {
          besides: (answerer) =>
            witnesses.filter(
              ({ server }) => addressOf(formatServer(server)) !== addressOf(answerer),
            ),
          limits: limitsOf(names.length),
          span: irr.servers[0]?.span ?? irr.span,
        }
      : null,
    close: () => Promise.resolve(),
  };
}

/** A server that is named twice does not count as a second one. */
function addressOf(server: string): string {
  return server.toLowerCase();
}
