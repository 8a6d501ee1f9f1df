import { diagnostic, type Report, type Source } from "../diagnostics/index.ts";
import type { UnknownMember } from "../net/index.ts";
import { compareUnknownMembers, readMemberLine } from "./member-line.ts";
import { objectPath } from "./object-path.ts";
import { FORMAT, formatIndex, type IndexEntry, type SnapshotIndex } from "./snapshot-index.ts";

/**
 * Reads a snapshot's index. It must be exactly what `formatIndex` prints for its contents, so that duplicate or
 * unknown keys, wrong order and leftovers of a merge are noticed. Otherwise null, and reported.
 */
export function readIndex(source: Source, report: Report): SnapshotIndex | null {
  const invalid = (problem: string, at: number): null => {
    const start = Math.min(at, source.text.length);
    report(
      diagnostic("snapshot-index-invalid", { problem }, { span: { source, start, end: start } }),
    );
    return null;
  };

  let json: unknown;
  try {
    json = JSON.parse(source.text);
  } catch (problem) {
    // The engine's message is the only place with the position, if it has one.
    const text = problem instanceof Error ? problem.message : "";
    const position = Number(/position (\d+)/.exec(text)?.[1] ?? 0);
    return invalid("is not valid JSON", /end of JSON/.test(text) ? source.text.length : position);
  }
  if (!isRecord(json) || !isRecord(json["objects"])) return invalid("lists no objects", 0);
  if (json["format"] !== FORMAT) {
    const found = JSON.stringify(json["format"] ?? null).slice(0, 40);
    const start = Math.max(0, source.text.indexOf('"format"'));
    const span = { source, start, end: start };
    report(diagnostic("snapshot-format-unknown", { found, known: FORMAT }, { span }));
    return null;
  }

  const index = new Map<string, IndexEntry>();
  for (const [name, value] of Object.entries(json["objects"])) {
    const at = () => Math.max(0, source.text.indexOf(JSON.stringify(name)));
    if (objectPath(name) === null) return invalid("lists something that is no IRR object", at());
    const entry = readEntry(value);
    if (entry === null) return invalid(`has an entry for ${name} that cannot be read`, at());
    index.set(name, entry);
  }
  const difference = firstDifference(source.text, formatIndex(index));
  if (difference !== null) return invalid("is not as peerc wrote it", difference);
  return index;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readEntry(value: unknown): IndexEntry | null {
  if (!isRecord(value)) return null;
  const { digest, engine, found_in: foundIn, ipv4, ipv6, origins, sources } = value;
  const { answered_by: answeredBy, also_in: alsoIn, sets } = value;
  if (typeof digest !== "string" || !/^[0-9a-f]{64}$/.test(digest)) return null;
  if (typeof engine !== "string" || !/^[\x20-\x7e]{1,100}$/.test(engine)) return null;
  if (!isCount(ipv4) || !isCount(ipv6) || !isCount(origins)) return null;
  if (!Array.isArray(sources) || !sources.every(isSource)) return null;
  if (foundIn !== undefined && !isSource(foundIn)) return null;
  if (answeredBy !== undefined && !isAnswerer(answeredBy)) return null;
  if (alsoIn !== undefined && !isSourceList(alsoIn)) return null;
  if (sets !== undefined && !isCount(sets)) return null;
  const unknownMembers = readUnknownMembers(value["unknown_members"]);
  if (unknownMembers === null) return null;
  return {
    ...(alsoIn === undefined ? {} : { alsoIn }),
    ...(answeredBy === undefined ? {} : { answeredBy }),
    digest,
    engine,
    ...(foundIn === undefined ? {} : { foundIn }),
    ipv4,
    ipv6,
    origins,
    ...(sets === undefined ? {} : { sets }),
    sources,
    ...(unknownMembers.length === 0 ? {} : { unknownMembers }),
  };
}

/** At least one. */
function isSourceList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isSource);
}

/** The members, sorted and each once; empty if absent, null if invalid. */
function readUnknownMembers(value: unknown): readonly UnknownMember[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length === 0) return null;
  const members: UnknownMember[] = [];
  for (const text of value as readonly unknown[]) {
    const member = typeof text === "string" ? readMemberLine(text) : null;
    const last = members.at(-1);
    if (!member || (last && compareUnknownMembers(last, member) >= 0)) return null;
    members.push(member);
  }
  return members;
}

/** A server or some dumps: at least one line, without control characters. */
function isAnswerer(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((line) => typeof line === "string" && /^\P{Cc}{1,1000}$/u.test(line))
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isSource(value: unknown): value is string {
  return typeof value === "string" && /^[A-Z][A-Z0-9_-]*$/.test(value);
}

/** The offset in `a` at which it differs from `b`, or null. */
function firstDifference(a: string, b: string): number | null {
  if (a === b) return null;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
