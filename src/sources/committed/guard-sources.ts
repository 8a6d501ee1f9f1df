import { diagnostic, type Diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import type { CommittedSource, CommittedSources } from "./committed-source.ts";

/** Limits beyond which new data of a source is refused. */
export interface SourceLimits {
  /** Percent of the records of a kind that may disappear. */
  readonly shrink: number;
  /** Losing fewer records than this is always accepted, unless none is left. */
  readonly atLeast: number;
  /** The oldest data that is accepted, in seconds. */
  readonly maxAgeSeconds: (name: string) => number;
}

/** What was fetched, and what it is compared with. */
export interface SourceGuardInput {
  readonly before: CommittedSources;
  /** Every declared source: as fetched now, or null if that failed. */
  readonly fetched: ReadonlyMap<string, CommittedSource | null>;
  readonly limits: SourceLimits;
  /** The time, in milliseconds since 1970. */
  readonly now: number;
  /** Sources whose changes were acknowledged, in lower case. */
  readonly acknowledged: ReadonlySet<string>;
  /** Where a source is declared. */
  readonly place: (name: string) => Span | undefined;
}

/**
 * Decides for each source whether new data may replace the old, and returns the sources to commit. A source that failed
 * is reported and keeps its old data. So does one, unless it is acknowledged by name, whose data is empty, older than
 * its limit, or older than what is committed, or that lost more records of a kind than the limit.
 */
export function guardSources(input: SourceGuardInput, report: Report): CommittedSources {
  const result = new Map<string, CommittedSource>();
  const used = new Set<string>();
  for (const name of [...input.fetched.keys()].sort()) {
    const before = input.before.get(name) ?? null;
    const after = input.fetched.get(name) ?? null;
    const span = input.place(name);
    const refusals = after ? refusalsOf(name, before, after, input) : [];
    if (refusals.length > 0) used.add(name);
    const refused = after
      ? refusals
      : [diagnostic("source-failed", { name, kept: before !== null })];
    const isAcknowledged = after !== null && input.acknowledged.has(name);
    if (!isAcknowledged) for (const d of refused) report({ ...d, ...(span ? { span } : {}) });
    const kept = isAcknowledged || refused.length === 0 ? after : before;
    if (kept) result.set(name, kept);
  }
  for (const name of [...input.acknowledged].sort()) {
    if (!used.has(name)) report(diagnostic("guard-acknowledgement-unused", { object: name }));
  }
  return result;
}

function refusalsOf(
  name: string,
  before: CommittedSource | null,
  after: CommittedSource,
  { limits, now }: SourceGuardInput,
): readonly Diagnostic[] {
  const refusals: Diagnostic[] = [];
  const { time, counts } = after.entry;
  const age = Math.floor((now - Date.parse(time)) / 1000);
  const most = limits.maxAgeSeconds(name);
  if (age > most) refusals.push(diagnostic("source-stale", { name, time, age, most }));
  if (before && time < before.entry.time) {
    refusals.push(diagnostic("source-older", { name, time, before: before.entry.time }));
  }
  if (Object.values(counts).every((count) => count === 0)) {
    refusals.push(diagnostic("source-empty", { name }));
    return refusals;
  }
  for (const [kind, old] of Object.entries(before?.entry.counts ?? {})) {
    const left = counts[kind] ?? 0;
    const lost = old - left;
    const isLarge = lost >= limits.atLeast && lost * 100 > limits.shrink * old;
    if (isLarge || (old > 0 && left === 0)) {
      const params = { name, kind, before: old, after: left, limit: limits.shrink };
      refusals.push(diagnostic("source-shrinks", params));
    }
  }
  return refusals;
}
