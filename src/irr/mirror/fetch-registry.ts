import { diagnostic, type Diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import type { ObjectName } from "../../net/index.ts";
import type { Absence } from "../absences/absence.ts";
import { confirmSets, confirmAsnsWithoutRoutes } from "../absences/confirm-absence.ts";
import type { Database } from "../database/database.ts";
import { formatServer } from "../client/format-server.ts";
import type { Witness } from "../absences/confirm-absences.ts";
import { IrrdClient, type IrrServer, type IrrdLimits } from "../client/irrd-client.ts";
import { mirrorRegistry, type Mirrored } from "./mirror-registry.ts";
import { ServerFailure } from "../client/server-failure.ts";

/** A server, and where the user declares it. */
export interface NamedServer {
  readonly server: IrrServer;
  readonly span?: Span | undefined;
}

/** What to fetch, and from where. */
export interface FetchRegistryOptions {
  readonly names: readonly ObjectName[];
  /** The sources in order of preference, in upper case. */
  readonly sources: readonly string[];
  /** Tried in order. */
  readonly servers: readonly NamedServer[];
  /** For the conversation with each server. */
  readonly limits: IrrdLimits;
  /** Called for each query that a server has answered. */
  readonly onAnswer?: (server: IrrServer, query: string) => void;
}

/** A part of the registries, and the one server that it comes from. */
export interface FetchedRegistry {
  readonly database: Database;
  readonly server: IrrServer;
  /** The sets that allow members by reference but have none. */
  readonly unreferred: readonly Absence[];
  /** The servers that were queried before and failed, each with its problem; without those that only lack sources. */
  readonly failed: readonly Witness[];
}

/**
 * Fetches what the objects need (`mirrorRegistry`) from the first server that answers everything and has all sources.
 * All data comes from one server: if it fails on the way, the next one is queried from the start, with a warning. If
 * every server that answers lacks sources, the first of them is used; the expansions then report which objects that
 * affects. Null if none answers; then each one's problem is reported.
 */
export async function fetchRegistry(
  options: FetchRegistryOptions,
  report: Report,
): Promise<FetchedRegistry | null> {
  const failures: Failed[] = [];
  const finish = (found: Found): FetchedRegistry => {
    const others = failures.filter(({ named }) => named.server !== found.server);
    others.forEach((failed) => report(describe("irr-server-passed-over", failed)));
    const failed = others
      .filter(({ failure }) => failure.lacking.length === 0)
      .map(({ named, failure }) => ({ server: named.server, problem: failure.message }));
    return { ...found, failed };
  };
  for (const named of options.servers) {
    const found = await fetchFrom(named.server, options, false);
    if (!(found instanceof ServerFailure)) return finish(found);
    failures.push({ named, failure: found });
  }
  const lacking = failures.find(({ failure }) => failure.lacking.length > 0);
  if (lacking) {
    const found = await fetchFrom(lacking.named.server, options, true);
    if (!(found instanceof ServerFailure)) return finish(found);
    failures.push({ named: lacking.named, failure: found });
  }
  failures.forEach((failed) => report(describe("irr-server-unusable", failed)));
  return null;
}

type Found = Omit<FetchedRegistry, "failed">;

interface Failed {
  readonly named: NamedServer;
  readonly failure: ServerFailure;
}

/** The conversation with one server. */
async function fetchFrom(
  server: IrrServer,
  { names, sources, limits, onAnswer }: FetchRegistryOptions,
  partial: boolean,
): Promise<Found | ServerFailure> {
  const client = new IrrdClient(server, limits, (query) => onAnswer?.(server, query));
  try {
    const name = formatServer(server);
    const request = { names, sources, server: name, routes: true, partial };
    const mirrored = await mirrorRegistry(client, request);
    client.close();
    await confirm(mirrored, server, request.names, limits);
    const { database, unreferred } = mirrored;
    return { database, server, unreferred };
  } catch (problem) {
    if (problem instanceof ServerFailure) return problem;
    throw problem;
  } finally {
    client.close();
  }
}

/** Does not accept "nothing" as an answer without querying again, on a new connection. */
async function confirm(
  { database, sources, silent }: Mirrored,
  server: IrrServer,
  names: readonly ObjectName[],
  limits: IrrdLimits,
): Promise<void> {
  if (silent.length === 0) return;
  const client = new IrrdClient(server, limits);
  try {
    await confirmAsnsWithoutRoutes(client, silent);
    await confirmSets(client, database, names, silent, sources, formatServer(server));
  } finally {
    client.close();
  }
}

function describe(
  code: "irr-server-passed-over" | "irr-server-unusable",
  { named, failure }: Failed,
): Diagnostic {
  const params = { server: formatServer(named.server), problem: failure.message };
  return diagnostic(code, params, { span: named.span });
}
