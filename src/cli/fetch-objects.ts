import { objectsOf } from "../compile/index.ts";
import type { Declaration } from "../declaration/index.ts";
import { Diagnostics, type Diagnostic, type Report } from "../diagnostics/index.ts";
import { expandNative, expandWithBgpq4, runCommand, type Expansion } from "../irr/index.ts";
import type { RegisteredObject } from "../net/index.ts";
import type { DiskFiles } from "./disk-files.ts";
import { openRegistries, type RegistryAccess } from "./fetch-access.ts";
import { crossCheck, type Expand } from "./fetch-cross-check.ts";

/** How many objects are expanded at once. */
const AT_ONCE = 4;

/** What fetching came to. */
export interface Fetched {
  /** Object name → what it stands for, or null where an error was reported for it. */
  readonly objects: ReadonlyMap<string, RegisteredObject | null>;
  /** The servers that were asked, for people; null where the data is from dumps. */
  readonly asked: string | null;
}

/**
 * Expands every object that a declaration needs, from its dumps or its servers, with the engine it declares; with
 * `crossChecked` with the other one too, and what the two differ in is an error. Null where nothing can be expanded.
 */
export async function fetchObjects(
  declaration: Declaration,
  files: DiskFiles,
  crossChecked: boolean,
  report: Report,
): Promise<Fetched | null> {
  const { engine } = declaration.irr;
  const names = [...objectsOf(declaration).values()].map(({ object }) => object);
  const engines = {
    native: crossChecked || engine === "native",
    bgpq4: crossChecked || engine === "bgpq4",
  };
  const access = await openRegistries(declaration, files, names, engines, report);
  if (!access) return null;
  try {
    const bgpq4 = throughBgpq4(declaration, access);
    const declared = engine === "bgpq4" ? bgpq4 : natively(declaration, access);
    const expand: Expand = async (wanted, tell) => {
      const expansion = await declared(wanted, tell);
      if (crossChecked) await crossCheck(wanted, access, bgpq4, tell);
      return expansion;
    };
    return { objects: await expandAll(declaration, expand, report), asked: access.asked };
  } finally {
    await access.close();
  }
}

/** The native engine over what is in memory. */
function natively(declaration: Declaration, { database, answeredBy }: RegistryAccess): Expand {
  const { sources } = declaration.irr;
  if (!database) throw new Error("the native engine without registries");
  return async (wanted, report) => {
    const [expansion] = (await expandNative([wanted], { database, sources }, report)) ?? [];
    return expansion ? withAnswerer(expansion, answeredBy) : null;
  };
}

function withAnswerer(expansion: Expansion, answeredBy: readonly string[]): Expansion {
  return { ...expansion, object: { ...expansion.object, answeredBy } };
}

/** bgpq4 against servers: for each object the first one that answers without an error. */
function throughBgpq4(
  declaration: Declaration,
  { servers, answeredByServer }: RegistryAccess,
): Expand {
  const { sources, timeoutSeconds } = declaration.irr;
  return async (wanted, report) => {
    let problems: readonly Diagnostic[] = [];
    for (const server of servers) {
      const attempt = new Diagnostics();
      const options = { server, sources, timeoutSeconds, run: runCommand };
      const expansions = await expandWithBgpq4([wanted], options, attempt.report);
      const expansion = expansions?.[0] ?? null;
      if (expansion && !attempt.failed) {
        attempt.all.forEach(report);
        return withAnswerer(expansion, answeredByServer(server));
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
): Promise<Fetched["objects"]> {
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
