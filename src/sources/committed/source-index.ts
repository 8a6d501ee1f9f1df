import { diagnostic, type Report, type Source } from "../../diagnostics/index.ts";
import type { SourceEntry } from "./committed-source.ts";
import { kindOf } from "./source-name.ts";

/** The version of the format of committed sources. */
const FORMAT = 1;

/** The index of the sources of a snapshot, by name. */
export type SourceIndex = ReadonlyMap<string, SourceEntry>;

/** Prints the index: JSON with sorted keys. */
export function formatSourceIndex(index: SourceIndex): string {
  const sources: Record<string, unknown> = {};
  for (const [name, { counts, digest, origins, registered, time }] of sorted([...index])) {
    const byKind = Object.fromEntries(sorted(Object.entries(counts)));
    const known = registered === undefined ? {} : { registered };
    sources[name] = { counts: byKind, digest, origins, ...known, time };
  }
  return `${JSON.stringify({ format: FORMAT, sources }, null, 2)}\n`;
}

function sorted<Value>(entries: readonly (readonly [string, Value])[]): [string, Value][] {
  return entries
    .map(([name, value]): [string, Value] => [name, value])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Reads the index of sources. It must be exactly what `formatSourceIndex` prints for its contents, so that leftovers of
 * a merge are noticed. Otherwise null, and reported.
 */
export function readSourceIndex(source: Source, report: Report): SourceIndex | null {
  const invalid = (problem: string, at = 0): null => {
    const span = { source, start: at, end: at };
    report(diagnostic("snapshot-index-invalid", { problem }, { span }));
    return null;
  };
  let json: unknown;
  try {
    json = JSON.parse(source.text);
  } catch {
    return invalid("is not valid JSON");
  }
  if (!isRecord(json) || !isRecord(json["sources"])) return invalid("lists no sources");
  if (json["format"] !== FORMAT) {
    const found = JSON.stringify(json["format"] ?? null).slice(0, 40);
    const span = { source, start: 0, end: 0 };
    report(diagnostic("snapshot-format-unknown", { found, known: FORMAT }, { span }));
    return null;
  }
  const index = new Map<string, SourceEntry>();
  for (const [name, value] of Object.entries(json["sources"])) {
    const at = Math.max(0, source.text.indexOf(JSON.stringify(name)));
    const entry = readEntry(value);
    if (kindOf(name) === null) return invalid("lists something that is no source", at);
    if (entry === null) return invalid(`has an entry for ${name} that cannot be read`, at);
    index.set(name, entry);
  }
  if (formatSourceIndex(index) !== source.text) return invalid("is not as peerc wrote it");
  return index;
}

function readEntry(value: unknown): SourceEntry | null {
  if (!isRecord(value)) return null;
  const { counts, digest, origins, registered, time } = value;
  if (!isRecord(counts) || !isCounts(counts)) return null;
  if (typeof digest !== "string" || !/^[0-9a-f]{64}$/.test(digest)) return null;
  if (!Array.isArray(origins) || origins.length === 0 || !origins.every(isOrigin)) return null;
  if (typeof time !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)) return null;
  if (Number.isNaN(Date.parse(time))) return null;
  if (registered === undefined) return { counts, digest, origins, time };
  if (typeof registered !== "string" || !/^[0-9a-f]{32}$/.test(registered)) return null;
  return { counts, digest, origins, registered, time };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCounts(
  counts: Readonly<Record<string, unknown>>,
): counts is Readonly<Record<string, number>> {
  return Object.entries(counts).every(
    ([kind, count]) =>
      /^[a-z][a-z0-9_]*$/.test(kind) && Number.isSafeInteger(count) && Number(count) >= 0,
  );
}

function isOrigin(value: unknown): value is string {
  return typeof value === "string" && /^\P{Cc}{1,1000}$/u.test(value);
}
