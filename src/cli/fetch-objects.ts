import { join } from "node:path";

import { objectsOf } from "../compile/index.ts";
import type { Declaration } from "../declaration/index.ts";
import { diagnostic, Diagnostics, type Diagnostic, type Report } from "../diagnostics/index.ts";
import {
  expandNative,
  expandWithBgpq4,
  loadDatabase,
  runCommand,
  startIrrdServer,
  type Database,
  type Expansion,
  type WantedObject,
} from "../irr/index.ts";
import type { RegisteredObject } from "../net/index.ts";
import type { DiskFiles } from "./disk-files.ts";

/** How many objects are expanded at once. */
const AT_ONCE = 4;

/** Expands one object and reports what there is to say about it; null where that failed. */
type Expand = (wanted: WantedObject, report: Report) => Promise<Expansion | null>;

/** What fetching came to: object name → what it stands for, or null where an error was reported for it. */
export type Fetched = ReadonlyMap<string, RegisteredObject | null>;

/** Expands every object that a declaration needs, from its dumps or its servers; null where none can be. */
export async function fetchObjects(
  declaration: Declaration,
  files: DiskFiles,
  report: Report,
): Promise<Fetched | null> {
  const { irr } = declaration;
  if (irr.dumps.length === 0) {
    if (irr.engine === "native") {
      report(diagnostic("native-needs-dumps", {}, { span: irr.span }));
      return null;
    }
    return expandAll(declaration, throughServers(declaration), report);
  }
  const dumps = irr.dumps.flatMap(({ value, span }) => {
    const path = files.locate(value);
    const shown = join(files.folder, value);
    if (path === null) report(diagnostic("file-not-found", { path: shown }, { span }));
    return path === null ? [] : [{ path, shown, span }];
  });
  if (dumps.length < irr.dumps.length) return null;
  const database = await loadDatabase(dumps, report);
  if (!database) return null;
  if (irr.engine === "native") {
    const { sources } = irr;
    const expand: Expand = async (wanted, tell) =>
      (await expandNative([wanted], { database, sources }, tell))?.[0] ?? null;
    return expandAll(declaration, expand, report);
  }
  return throughOwnServer(declaration, database, report);
}

/** bgpq4 against a server of our own over the dumps. */
async function throughOwnServer(
  declaration: Declaration,
  database: Database,
  report: Report,
): Promise<Fetched> {
  const { sources, timeoutSeconds } = declaration.irr;
  const server = await startIrrdServer(database);
  const options = { server, sources, timeoutSeconds, run: runCommand };
  try {
    const expand: Expand = async (wanted, tell) =>
      (await expandWithBgpq4([wanted], options, tell))?.[0] ?? null;
    return await expandAll(declaration, expand, report);
  } finally {
    await server.close();
  }
}

/** bgpq4 against the declared servers: for each object the first one that answers without an error. */
function throughServers(declaration: Declaration): Expand {
  const { servers, sources, timeoutSeconds } = declaration.irr;
  return async (wanted, report) => {
    let problems: readonly Diagnostic[] = [];
    for (const { value: server } of servers) {
      const attempt = new Diagnostics();
      const options = { server, sources, timeoutSeconds, run: runCommand };
      const expansions = await expandWithBgpq4([wanted], options, attempt.report);
      const expansion = expansions?.[0] ?? null;
      if (expansion && !attempt.failed) {
        attempt.all.forEach(report);
        return expansion;
      }
      problems = [...problems, ...attempt.all];
    }
    problems.forEach(report);
    return null;
  };
}

async function expandAll(
  declaration: Declaration,
  expand: Expand,
  report: Report,
): Promise<Fetched> {
  const needed = [...objectsOf(declaration)];
  const results = new Map<string, RegisteredObject | null>();
  const told = new Map<string, readonly Diagnostic[]>();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < needed.length; i = next++) {
      const entry = needed[i];
      if (!entry) return;
      const [name, { object, span }] = entry;
      const own = new Diagnostics();
      const expansion = await expand({ name: object, span }, own.report);
      results.set(name, expansion && !own.failed ? expansion.object : null);
      told.set(name, own.all);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // In the order of the objects, whichever was answered first.
  for (const [name] of needed) told.get(name)?.forEach(report);
  return new Map(needed.map(([name]) => [name, results.get(name) ?? null] as const));
}
