import { objectRules, objectsOf, type ObjectRules } from "../../compile/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import {
  diagnostic,
  Diagnostics,
  type Diagnostic,
  type Report,
  type Span,
} from "../../diagnostics/index.ts";
import {
  AbsencePool,
  expandNative,
  expandWithBgpq4,
  type Expansion,
  type ReportFindingsOptions,
} from "../../irr/index.ts";
import { runCommand } from "../../system/index.ts";
import { FAMILIES, type RegisteredObject } from "../../net/index.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import { openRegistries, type RegistryAccess } from "./fetch-access.ts";
import { crossCheck, type Expand } from "./fetch-cross-check.ts";
import { confirmExpansions } from "./confirm-expansions.ts";
import type { Progress } from "../output/progress.ts";

/** How many objects are expanded at once. */
const AT_ONCE = 4;

/** The result of fetching. */
export interface Fetched {
  /** Object name → its expansion, or null if an error was reported for it. */
  readonly objects: ReadonlyMap<string, RegisteredObject | null>;
  /** Those of which another server has more, and the diagnostic to report unless acknowledged. */
  readonly differing: ReadonlyMap<string, Diagnostic>;
  /** The servers that were queried, for display; null if the data comes from dumps. */
  readonly queried: string | null;
}

/**
 * Expands every object that a declaration needs, from its dumps or its servers, with the engine it declares; with
 * `crossChecked` also with the other one, and any difference is an error. Null if nothing can be expanded.
 */
export async function fetchObjects(
  declaration: Declaration,
  files: DiskFiles,
  crossChecked: boolean,
  progress: Progress,
  report: Report,
): Promise<Fetched | null> {
  const { engine } = declaration.irr;
  const rules = objectRules(declaration);
  const names = [...objectsOf(declaration).values()].map(({ object }) => object);
  const engines = {
    native: crossChecked || engine === "native",
    bgpq4: crossChecked || engine === "bgpq4",
  };
  const access = await openRegistries(declaration, files, names, engines, progress, report);
  if (!access) return null;
  try {
    const bgpq4 = throughBgpq4(declaration, access);
    const declared = engine === "bgpq4" ? bgpq4 : natively(declaration, access);
    const expand: Expand = async (wanted, tell) => {
      const expansion = await declared(wanted, tell);
      if (crossChecked) await crossCheck(wanted, access, bgpq4, tell);
      return expansion;
    };
    const expanded = await expandAll(declaration, rules, expand, progress);
    progress.stage("asking the other servers");
    return { ...(await conclude(expanded, rules, access, report)), queried: access.queried };
  } finally {
    await access.close();
  }
}

/** The native engine over data in memory. */
function natively(declaration: Declaration, access: RegistryAccess): Expand {
  const { sources } = declaration.irr;
  const { database, answeredBy, witnesses } = access;
  const pool = new AbsencePool();
  if (!database) throw new Error("the native engine without registries");
  return async (wanted, report) => {
    const [expansion] = (await expandNative([wanted], { database, sources }, report)) ?? [];
    if (!expansion) return null;
    const absences = witnesses ? access.absencesOf(wanted.name, pool) : [];
    return { ...withAnswerer(expansion, answeredBy), absences };
  };
}

function withAnswerer(expansion: Expansion, answeredBy: readonly string[]): Expansion {
  return { ...expansion, object: { ...expansion.object, answeredBy } };
}

/**
 * Whether bgpq4 queries the next server for an object: after a server that fails, or lacks a source. A server that
 * reports something as missing is trusted here, or the one with the most data would always win.
 */
const NEXT_SERVER = /^irr-(?:server-failed|bgpq4-failed|source-unknown)$/;

/** bgpq4 with servers: for each object the first one that answers. */
function throughBgpq4(
  declaration: Declaration,
  { servers, answeredByServer, witnesses }: RegistryAccess,
): Expand {
  const { engine, sources, timeoutSeconds } = declaration.irr;
  const pool = new AbsencePool();
  const all = servers.map((server) => ({ server, queried: new Map<string, boolean>() }));
  return async (wanted, report) => {
    let problems: readonly Diagnostic[] = [];
    for (const { server, queried } of all) {
      const attempt = new Diagnostics();
      const absences = engine === "bgpq4" && witnesses ? { absences: { pool, queried } } : {};
      const options = { server, sources, timeoutSeconds, run: runCommand, ...absences };
      const expansions = await expandWithBgpq4([wanted], options, attempt.report);
      const expansion = expansions?.[0] ?? null;
      if (!attempt.all.some(({ code }) => NEXT_SERVER.test(code))) {
        attempt.all.forEach(report);
        return expansion && withAnswerer(expansion, answeredByServer(server));
      }
      problems = [...problems, ...attempt.all];
    }
    problems.forEach(report);
    return null;
  };
}

/** An object, its result, and the diagnostics about it. */
interface Attempt {
  readonly name: string;
  readonly span: Span;
  readonly expansion: Expansion | null;
  readonly diagnostics: Diagnostics;
}

async function expandAll(
  declaration: Declaration,
  rules: ReadonlyMap<string, ObjectRules>,
  expand: Expand,
  progress: Progress,
): Promise<readonly Attempt[]> {
  const needed = [...objectsOf(declaration)];
  const attempts = new Map<string, Attempt>();
  let next = 0;
  progress.stage("expanding", needed.length);
  const work = async (): Promise<void> => {
    for (let i = next++; i < needed.length; i = next++) {
      const entry = needed[i];
      if (!entry) return;
      const [name, { object, span, peers }] = entry;
      progress.at(name);
      const diagnostics = new Diagnostics();
      const tolerate = toleratedIn(rules.get(name));
      const wanted = { name: object, span, tolerate, peers: peers.map(({ asn }) => asn) };
      const expansion = await expand(wanted, diagnostics.report);
      if (expansion) tellOfSource(expansion, span, diagnostics.report);
      attempts.set(name, { name, span, expansion, diagnostics });
      progress.done();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // In the order of the objects, not of the answers.
  return needed.flatMap(([name]) => attempts.get(name) ?? []);
}

/** What is tolerated in an object. */
function toleratedIn(
  rules: ObjectRules | undefined,
): NonNullable<ReportFindingsOptions["tolerate"]> {
  const { allowEmpty = [], unknownMembers = "warn" } = rules ?? {};
  const isEmptyFine = FAMILIES.every((family) => allowEmpty.includes(family));
  return [
    ...(isEmptyFine ? (["empty-object"] as const) : []),
    ...(unknownMembers === "warn" ? (["unknown-member"] as const) : []),
  ];
}

/** Warns about a set named without a source, unless a warning about its namesakes already did. */
function tellOfSource({ object, findings }: Expansion, span: Span, report: Report): void {
  const { name, foundIn, alsoIn: others = [], sources } = object;
  if (foundIn === undefined || findings.some(({ kind }) => kind === "namesakes")) return;
  const params = { object: name, taken: foundIn, others, sources };
  report(diagnostic("irr-object-unqualified", params, { span }));
}

/** Findings about what an object lacks, and where it was found instead: irrelevant if another server has it. */
const OF_ABSENCE =
  /^irr-(?:object-(?:unknown|empty|unqualified)|member-(?:unknown(?:-tolerated)?|no-routes))$/;

/** Checks absences against the other servers, and reports all diagnostics, except for those of `differing`. */
async function conclude(
  attempts: readonly Attempt[],
  rules: ReadonlyMap<string, ObjectRules>,
  { witnesses }: RegistryAccess,
  report: Report,
): Promise<Pick<Fetched, "objects" | "differing">> {
  const expanded = new Map(
    attempts.flatMap(({ name, expansion, span }) =>
      expansion ? [[name, { expansion, span }] as const] : [],
    ),
  );
  const own = new Diagnostics();
  const differences = witnesses ? await confirmExpansions(expanded, witnesses, own.report) : null;
  const differing = new Map<string, Diagnostic>();
  const objects = attempts.map(({ name, expansion, diagnostics }) => {
    const difference = differences?.get(name);
    const isPlanned = rules.get(name)?.isPlanned === true;
    const tell: Report = (d) =>
      report(isPlanned && d.severity === "error" ? { ...d, severity: "warning" } : d);
    diagnostics.all.filter(({ code }) => !difference || !OF_ABSENCE.test(code)).forEach(tell);
    const object = expansion && !diagnostics.failed ? expansion.object : null;
    if (difference && object) differing.set(name, difference);
    else if (difference) tell(difference);
    return [name, object] as const;
  });
  own.all.forEach(report);
  return { objects: new Map(objects), differing };
}
