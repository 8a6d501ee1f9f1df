import { objectsOf } from "../compile/index.ts";
import type { Declaration } from "../declaration/index.ts";
import { diagnostic, Diagnostics, type Diagnostic, type Report } from "../diagnostics/index.ts";
import {
  expandObject,
  expandWithBgpq4,
  loadDatabase,
  reportFindings,
  startIrrdServer,
  type Database,
  type Expansion,
} from "../irr/index.ts";
import type { ObjectName, RegisteredObject } from "../net/index.ts";
import type { DiskFiles } from "./disk-files.ts";

/** How many bgpq4 processes run at once. */
const PARALLEL = 8;

/** How one object is expanded; problems of the engine itself go to the report. */
type Expand = (name: ObjectName, report: Report) => Promise<Expansion | null>;

/**
 * Expands every object that a declaration needs, from its dumps or its servers: object name → what it stands for, or
 * null where an error was reported for it. Null as a whole where no object can be expanded.
 */
export async function fetchObjects(
  declaration: Declaration,
  files: DiskFiles,
  report: Report,
): Promise<ReadonlyMap<string, RegisteredObject | null> | null> {
  const { irr } = declaration;
  if (irr.dumps.length === 0) {
    if (irr.engine === "native") {
      report(diagnostic("native-needs-dumps", {}, { span: irr.span }));
      return null;
    }
    return expandAll(declaration, throughServers(declaration), report);
  }
  const dumps = irr.dumps.map(({ value, span }) => ({
    path: files.locate(value) ?? `${files.folder}/${value}`,
    span,
  }));
  const database = await loadDatabase(dumps, report);
  if (!database) return null;
  if (irr.engine === "native") {
    const expand: Expand = (name) =>
      Promise.resolve(expandObject(database, name, { sources: irr.sources }));
    return expandAll(declaration, expand, report);
  }
  return throughOwnServer(declaration, database, report);
}

/** bgpq4 against a server of our own over the dumps. */
async function throughOwnServer(
  declaration: Declaration,
  database: Database,
  report: Report,
): Promise<ReadonlyMap<string, RegisteredObject | null>> {
  const { sources, timeoutSeconds } = declaration.irr;
  const server = await startIrrdServer(database);
  try {
    const expand: Expand = (name, tell) =>
      expandWithBgpq4(name, { server, sources, timeoutSeconds }, tell);
    return await expandAll(declaration, expand, report);
  } finally {
    await server.close();
  }
}

/** bgpq4 against the declared servers: for each object the first one that answers without an error. */
function throughServers(declaration: Declaration): Expand {
  const { servers, sources, timeoutSeconds } = declaration.irr;
  return async (name, report) => {
    let problems: readonly Diagnostic[] = [];
    for (const { value: server } of servers) {
      const attempt = new Diagnostics();
      const expansion = await expandWithBgpq4(
        name,
        { server, sources, timeoutSeconds },
        attempt.report,
      );
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
): Promise<ReadonlyMap<string, RegisteredObject | null>> {
  const needed = [...objectsOf(declaration)];
  const results = new Map<
    string,
    { object: RegisteredObject | null; told: readonly Diagnostic[] }
  >();
  let nextIndex = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      const entry = needed[nextIndex++];
      if (!entry) return;
      const [name, { object, span }] = entry;
      const own = new Diagnostics();
      const expansion = await expand(object, (d) => own.report(d.span ? d : { ...d, span }));
      if (expansion) reportFindings(expansion, span, own.report);
      results.set(name, {
        object: expansion && !own.failed ? expansion.object : null,
        told: own.all,
      });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  // Reported in the order of the objects, whichever engine was the first to answer.
  return new Map(
    needed.map(([name]) => {
      const result = results.get(name);
      result?.told.forEach(report);
      return [name, result?.object ?? null] as const;
    }),
  );
}
