import { diagnostic, type Diagnostic, type Report, type Span } from "../diagnostics/index.ts";
import { coveredSpace, FAMILIES, formatPrefixRange, type Family } from "../net/index.ts";
import { compareSnapshots } from "./compare-snapshots.ts";
import { compareMembers, sourcesOf } from "./member-sources.ts";
import type { Snapshot, SnapshotObject } from "./snapshot.ts";

/** When new data of an object is refused. */
export interface GuardLimits {
  /** Percent of prefixes that may be lost unseen. */
  readonly shrink: number;
  /** Percent of prefixes that may be added unseen. */
  readonly grow: number;
  /** Changes of fewer prefixes than this are never refused, unless nothing is left. */
  readonly atLeast: number;
  /** The largest part of the address space: 8 means an eighth. */
  readonly spaceFraction: number;
  /** Families in which the object may have no prefixes. */
  readonly allowEmpty: readonly Family[];
}

/** What was fetched, and what it is held against. */
export interface GuardInput {
  /** The last snapshot; empty where there is none. */
  readonly before: Snapshot;
  /** Every object that is wanted: as expanded now, or null where that failed. */
  readonly fetched: ReadonlyMap<string, SnapshotObject | null>;
  /** Objects of which another server says something else, and the diagnostic that says what. */
  readonly differing?: ReadonlyMap<string, Diagnostic>;
  readonly limits: (name: string) => GuardLimits;
  /** Objects whose changes somebody has looked at. */
  readonly acknowledged: ReadonlySet<string>;
  /** Whether nothing that is built needs an object: what is wrong with it is then a warning. */
  readonly isPlanned?: (name: string) => boolean;
  /** Where the user names an object, for diagnostics. */
  readonly place?: (name: string) => Span | undefined;
}

/**
 * Decides, object by object, whether new data may replace the old: the snapshot to write. What failed, is empty, is now
 * another source's object or holds another source's set, has lost a set inside of it, grows or shrinks beyond its limits, or is something else on another
 * server (unless acknowledged by name), and what covers the default route or too much of the address space (always), is
 * reported and keeps its old data; without old data it is left out. What is as it was keeps the record of what answered for it first: another server, or a newer dump, that says the same is no change.
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

/** The new data, and what answered for it; as it was where nothing else differs. */
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

/** What may be acknowledged: jumps, and that another server says something else. */
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

/** Changes in size, and of the source that a set, or one inside of it, is found in. */
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
  // Nothing to compare with: the first data of an object is taken as it is.
  if (before === null) return [];
  const jumps: Diagnostic[] = [];
  const { foundIn } = after;
  if (foundIn !== undefined && before.foundIn !== undefined && foundIn !== before.foundIn) {
    jumps.push(
      diagnostic("guard-source-moved", { object, before: before.foundIn, after: foundIn }),
    );
  }
  for (const { set, before: old, after: now } of compareMembers(before, after)) {
    // An older snapshot does not say it, and a set that is new, or that no set names any more, is a matter of the sizes.
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

/** How many members a message names. */
const NAMED = 5;

/** The members that stood for a set before and stand for nothing now, for people. */
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

/** What no acknowledgement lets pass. */
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
    const params = { object: name, family, percent: Math.round(space * 1000) / 10 };
    excesses.push(diagnostic("guard-space", { ...params, fraction: limits.spaceFraction }));
  }
  return excesses;
}
