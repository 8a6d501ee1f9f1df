import { diagnostic, type Diagnostic, type Report, type Span } from "../diagnostics/index.ts";
import { coveredSpace, FAMILIES, formatPrefixRange, type Family } from "../net/index.ts";
import { compareSnapshots } from "./compare-snapshots.ts";
import { compareMembers, sourcesOf } from "./member-sources.ts";
import type { Snapshot, SnapshotObject } from "./snapshot.ts";

/** Limits beyond which new data of an object is refused. */
export interface GuardLimits {
  /** Percent of prefixes that may be removed. */
  readonly shrink: number;
  /** Percent of prefixes that may be added. */
  readonly grow: number;
  /** Changes of fewer prefixes than this are always accepted, unless nothing is left. */
  readonly atLeast: number;
  /** The largest share of the address space: 8 means an eighth. */
  readonly spaceFraction: number;
  /** Families in which the object may have no prefixes. */
  readonly allowEmpty: readonly Family[];
}

/** What was fetched, and what it is compared with. */
export interface GuardInput {
  /** The last snapshot; empty if there is none. */
  readonly before: Snapshot;
  /** Every wanted object: as expanded now, or null if that failed. */
  readonly fetched: ReadonlyMap<string, SnapshotObject | null>;
  /** Objects for which another server has different data, and the diagnostic about it. */
  readonly differing?: ReadonlyMap<string, Diagnostic>;
  readonly limits: (name: string) => GuardLimits;
  /** Objects whose changes were acknowledged. */
  readonly acknowledged: ReadonlySet<string>;
  /** Whether nothing that is built needs an object: problems with it are then warnings. */
  readonly isPlanned?: (name: string) => boolean;
  /** Where the user refers to an object, for diagnostics. */
  readonly place?: (name: string) => Span | undefined;
}

/**
 * Decides for each object whether new data may replace the old, and returns the snapshot to write. An object is
 * reported and keeps its old data, or is left out if it has none, in these cases. Unless acknowledged by name: it
 * failed, is empty, comes from another source or contains a nested set that does, has lost a nested set, grows or
 * shrinks beyond its limits, or differs on another server. In any case: it covers the default route or too much of
 * the address space. An unchanged object keeps its record of the server or dumps: the same data from another server,
 * or a newer dump, is not a change.
 */
export function guardSnapshot(input: GuardInput, report: Report): Snapshot {
  const result = new Map<string, SnapshotObject>();
  for (const name of [...input.fetched.keys()].sort()) {
    const before = input.before.get(name) ?? null;
    const after = input.fetched.get(name) ?? null;
    const refusals = after
      ? refusalsOf(before, after, input, name)
      : [diagnostic("guard-failed", { object: name, kept: before !== null })];
    const span = input.place?.(name);
    const severity = input.isPlanned?.(name) === true ? { severity: "warning" as const } : {};
    for (const refusal of refusals) report({ ...refusal, ...(span ? { span } : {}), ...severity });
    const kept = refusals.length === 0 ? withOldRecord(before, after) : before;
    if (kept) result.set(name, kept);
  }
  for (const object of [...input.acknowledged].sort()) {
    const after = input.fetched.get(object);
    const before = input.before.get(object) ?? null;
    if (after && acknowledgeable(before, after, input, object).length > 0) continue;
    report(diagnostic("guard-acknowledgement-unused", { object }));
  }
  return result;
}

/** The new data with its server or dumps; the old record if nothing else differs. */
function withOldRecord(
  before: SnapshotObject | null,
  after: SnapshotObject | null,
): SnapshotObject | null {
  if (!after || before?.answeredBy === undefined) return after;
  const again = { ...after, answeredBy: before.answeredBy };
  const { name } = after;
  const changes = compareSnapshots(new Map([[name, before]]), new Map([[name, again]]));
  return changes.length === 0 ? again : after;
}

function refusalsOf(
  before: SnapshotObject | null,
  after: SnapshotObject,
  input: GuardInput,
  name: string,
): readonly Diagnostic[] {
  const limits = input.limits(name);
  const seen = input.acknowledged.has(name);
  const jumps = seen ? [] : acknowledgeable(before, after, input, name);
  return [...jumps, ...FAMILIES.flatMap((family) => excessesOf(after, family, limits))];
}

/** Problems that may be acknowledged: jumps, and differences on another server. */
function acknowledgeable(
  before: SnapshotObject | null,
  after: SnapshotObject,
  { differing, limits }: GuardInput,
  name: string,
): readonly Diagnostic[] {
  const difference = differing?.get(name);
  const jumps = jumpsOf(before, after, limits(name));
  return difference ? [difference, ...jumps] : jumps;
}

/** Changes in size, and in the source of a set or of a nested one. */
function jumpsOf(
  before: SnapshotObject | null,
  after: SnapshotObject,
  limits: GuardLimits,
): readonly Diagnostic[] {
  const object = after.name;
  const count = (o: SnapshotObject | null, family: Family): number =>
    o?.prefixes[family].length ?? 0;
  const needed = FAMILIES.filter((family) => !limits.allowEmpty.includes(family));
  if (needed.length > 0 && FAMILIES.every((family) => count(after, family) === 0)) {
    const old = FAMILIES.reduce((sum, family) => sum + count(before, family), 0);
    return [diagnostic("guard-empty", { object, family: null, before: old })];
  }
  // There is nothing to compare with: the first data of an object is accepted.
  if (before === null) return [];
  const jumps: Diagnostic[] = [];
  const { foundIn } = after;
  if (foundIn !== undefined && before.foundIn !== undefined && foundIn !== before.foundIn) {
    jumps.push(
      diagnostic("guard-source-moved", { object, before: before.foundIn, after: foundIn }),
    );
  }
  for (const { set, before: old, after: now } of compareMembers(before, after)) {
    // An older snapshot may lack this, and for sets that are new or no longer named the size guards apply.
    if (old === null || now === null) continue;
    jumps.push(diagnostic("guard-member-moved", { object, set, before: old, after: now }));
  }
  const gone = goneMembers(before, after);
  if (gone.length > 0) {
    const named = gone.slice(0, NAMED);
    jumps.push(diagnostic("guard-member-gone", { object, members: named, total: gone.length }));
  }
  for (const family of FAMILIES) {
    const [old, now] = [count(before, family), count(after, family)];
    const params = { object, family, before: old, after: now };
    if (now === 0 && needed.includes(family)) {
      if (old > 0) jumps.push(diagnostic("guard-empty", { object, family, before: old }));
    } else if (old > 0 && Math.abs(now - old) >= limits.atLeast) {
      // In whole numbers: a change of exactly the limit passes.
      if ((old - now) * 100 > limits.shrink * old) {
        jumps.push(diagnostic("guard-shrinks", { ...params, limit: limits.shrink }));
      } else if ((now - old) * 100 > limits.grow * old) {
        jumps.push(diagnostic("guard-grows", { ...params, limit: limits.grow }));
      }
    }
  }
  return jumps;
}

/** How many members a message lists. */
const NAMED = 5;

/** The members that had content before and are unknown now, as text. */
function goneMembers(before: SnapshotObject, after: SnapshotObject): readonly string[] {
  const known = sourcesOf(before);
  const gone = new Map<string, string>();
  for (const { member, of, isUnusable } of after.unknownMembers ?? []) {
    const source = known.get(member);
    if (source === undefined || gone.has(member)) continue;
    const now = isUnusable ? "cannot be used any more" : "is in no source any more";
    const was = source === null ? "" : ` (it was in ${source})`;
    gone.set(member, `${member}, a member of ${of}, ${now}${was}`);
  }
  return [...gone.values()];
}

/** Problems that cannot be acknowledged. */
function excessesOf(
  { name, prefixes }: SnapshotObject,
  family: Family,
  limits: GuardLimits,
): readonly Diagnostic[] {
  const excesses: Diagnostic[] = [];
  for (const { range } of prefixes[family]) {
    if (range.prefix.length > 0) break;
    if (range.min > 0) continue;
    const params = { object: name, family, range: formatPrefixRange(range) };
    excesses.push(diagnostic("guard-default-route", params));
  }
  const space = coveredSpace(family, prefixes[family]);
  if (space * limits.spaceFraction > 1) {
    const params = { object: name, family, part: space, fraction: limits.spaceFraction };
    excesses.push(diagnostic("guard-space", params));
  }
  return excesses;
}
