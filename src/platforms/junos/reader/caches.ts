import { parseAddress } from "../../../net/index.ts";
import type { RtrReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { CACHE_SETTINGS } from "./constructs.ts";
import type { Inherited } from "./inheritance.ts";
import { reportRepeated } from "./repeated.ts";
import type { Statement } from "./statement.ts";

/** The settings of a session to a cache. */
const KNOWN: ReadonlySet<string> = new Set(CACHE_SETTINGS.map(({ word }) => word));

/** `routing-options validation`: the highest preference is used first; 255 is our 1. */
export function readCaches(
  { root, repeated }: Inherited,
  problems: ReadingProblems,
): readonly RtrReading[] {
  const caches: RtrReading[] = [];
  for (const group of root.find("routing-options", "validation", "group")?.children ?? []) {
    reportRepeated(group, { repeated, problems });
    for (const { word, line } of group.children) {
      if (word !== "session") problems.notUnderstood(line, "not a session to an RPKI cache");
    }
    for (const session of group.find("session")?.children ?? []) {
      const cache = readCache(session, problems);
      if (cache) caches.push(cache);
    }
  }
  return caches;
}

function readCache(session: Statement, problems: ReadingProblems): RtrReading | null {
  const { line } = session;
  const number = (name: string) => {
    const statement = session.find(name);
    const text = statement?.value() ?? "";
    if (/^\d{1,10}$/.test(text)) return Number(text);
    if (statement) problems.notUnderstood(statement.line, "not one number");
    return null;
  };
  for (const child of session.children) {
    if (!KNOWN.has(child.word)) {
      problems.notUnderstood(child.line, "not a setting of an RPKI session");
    }
  }
  const address = parseAddress(session.word);
  const port = number("port");
  if (!address || port === null) {
    problems.notUnderstood(line, "an RPKI session without an address or a port");
    return null;
  }
  // Missing settings have Junos' defaults (its manual, "session (Origin Validation for BGP)").
  const refresh = number("refresh-time") ?? 300;
  const hold = number("hold-time") ?? 600;
  if (hold < 2 * refresh) {
    problems.notUnderstood(line, "a hold time of less than two refresh times, which Junos refuses");
  }
  return {
    address,
    port,
    preference: 256 - (number("preference") ?? 100),
    refresh,
    retry: null,
    expire: number("record-lifetime") ?? 3600,
    line,
  };
}
