import type { SourceSetting } from "../../declaration/index.ts";
import { diagnostic } from "../../diagnostics/index.ts";
import type { FetchContext, FetchedSource, SourceLocation } from "../fetch-source.ts";
import { openLocation, ReadProblem } from "../open-location.ts";
import { OverlappingPrefixes } from "../overlapping-prefixes.ts";
import { formatTime, futureProblem, timeOf } from "../provenance-time.ts";
import { readDump } from "./read-dump.ts";
import type { RoutingTable } from "./routing-table.ts";
import { SeenCounts } from "./seen-counts.ts";

/**
 * Reads one or several dumps of the routing table, for the prefixes that we and our peers have registered: the vantage
 * points of all are added up, and the time is that of the oldest. Null after errors were reported, for every dump that
 * cannot be used.
 */
export async function fetchRoutingTable(
  { from }: SourceSetting,
  context: FetchContext,
): Promise<FetchedSource<RoutingTable>> {
  const counts = new SeenCounts(new OverlappingPrefixes(context.needs.prefixes));
  const origins: string[] = [];
  const times: number[] = [];
  for (const { value, span } of from) {
    const dump = await addDump(value, counts, { ...context, span });
    if (!dump) continue;
    origins.push(dump.origin);
    times.push(dump.time);
  }
  if (times.length < from.length) return null;
  const time = formatTime(Math.min(...times));
  const { registered } = context.needs;
  return { data: counts.table, provenance: { origins, time, registered } };
}

/** Adds what one dump says; null after an error was reported. */
async function addDump(
  location: SourceLocation,
  counts: SeenCounts,
  context: FetchContext,
): Promise<{ readonly origin: string; readonly time: number } | null> {
  const { name, report, span } = context;
  const opened = await openLocation(location, context);
  if (!opened) return null;
  const { bytes, origin, lastModified } = opened;
  const fail = (problem: string): null => {
    report(diagnostic("source-unreadable", { name, origin, problem }, { span }));
    return null;
  };
  context.progress(`reading ${origin}`);
  try {
    const reading = await readDump(bytes, counts);
    if (typeof reading === "string") return fail(reading);
    counts.endDump();
    const now = context.now();
    const inFuture = futureProblem(reading.madeAt, now);
    if (inFuture !== null) return fail(inFuture);
    return { origin, time: timeOf(reading.madeAt, lastModified, now) };
  } catch (problem) {
    if (problem instanceof ReadProblem) return fail(problem.message);
    throw problem;
  }
}
