import { join } from "node:path";

import { compileParts, objectsOf, ownObject, type Registry } from "../compile/index.ts";
import { readDeclaration, type Declaration, type DeclaredNames } from "../declaration/index.ts";
import { diagnostic, Diagnostics, distinct, type Report } from "../diagnostics/index.ts";
import { platforms } from "../platforms/index.ts";
import { formatObjectName } from "../net/index.ts";
import type { PolicyLibrary, RouterPlan } from "../policy/index.ts";
import { listFiles, readSnapshotParts } from "../snapshot/index.ts";
import type { BuildMemory } from "./build-memory.ts";
import { diskFiles, type DiskFiles } from "./disk-files.ts";
import { readPolicies } from "./read-policies.ts";

/** The folder of the registry data inside of a network's folder. */
export const SNAPSHOT_FOLDER = "snapshot";

/** A declaration with the policies it may use. */
export interface LoadedNetwork {
  readonly files: DiskFiles;
  readonly declaration: Declaration;
  readonly library: PolicyLibrary;
}

/** A network without the parts that have errors. */
export interface NetworkParts extends LoadedNetwork {
  /** Whether nothing was an error. */
  readonly whole: boolean;
  readonly names: DeclaredNames;
  /** Whether all policies could be read, so that there are no other rules, reasons and lists. */
  readonly knowsPolicies: boolean;
}

/** Reads a network's declaration and policies; null where an error was reported. */
export function loadNetwork(
  cwd: string,
  folder: string,
  report: Report,
  memory?: BuildMemory,
): LoadedNetwork | null {
  const network = readNetwork(cwd, folder, report, memory);
  return network?.whole === true ? network : null;
}

/**
 * Reads what can be read of a network's declaration and policies; null where there is no network. `memory`: what earlier
 * builds made.
 */
export function readNetwork(
  cwd: string,
  folder: string,
  report: Report,
  memory?: BuildMemory,
): NetworkParts | null {
  const files = diskFiles(cwd, folder, memory?.inputs);
  if (files.list("")?.includes("network.yaml") !== true) {
    report(diagnostic("no-network-here", { path: files.folder }));
    return null;
  }
  const policies = readPolicies(cwd, files, report, memory?.libraries);
  const declared = readDeclaration(files, policies.names, report, memory?.documents);
  const { declaration, names } = declared;
  const whole = declared.whole && policies.whole;
  const { library } = policies;
  return { files, declaration, library, whole, names, knowsPolicies: policies.whole };
}

/** Whether a network has a snapshot, be it one that cannot be read. */
export function hasSnapshot(files: DiskFiles): boolean {
  return files.list("")?.includes(SNAPSHOT_FOLDER) === true;
}

/** Reads the snapshot of a network; null where there is none, or where an error was reported. */
export function loadRegistry(
  network: LoadedNetwork,
  report: Report,
  memory?: BuildMemory,
): Registry | null {
  const { registry, whole } = readRegistry(network.files, report, memory);
  return whole ? registry : null;
}

/** What could be read of a snapshot. */
export interface RegistryParts {
  readonly registry: Registry;
  /** Whether nothing was an error. */
  readonly whole: boolean;
  /** The objects that are not there because of errors, which were reported. */
  readonly mayLack: "any" | ReadonlySet<string>;
}

/** Reads what can be read of the snapshot of a network. That there is none is an error. */
export function readRegistry(
  files: DiskFiles,
  report: Report,
  memory?: BuildMemory,
): RegistryParts {
  const nothing = { registry: new Map(), whole: false, mayLack: "any" } as const;
  const name = join(files.folder, SNAPSHOT_FOLDER);
  if (!hasSnapshot(files)) {
    report(diagnostic("no-snapshot", { path: files.folder }));
    return nothing;
  }
  const root = files.locate(SNAPSHOT_FOLDER);
  if (root === null || files.list(SNAPSHOT_FOLDER) === null) {
    report(diagnostic("file-not-found", { path: name }));
    return nothing;
  }
  const read = (path: string): string | null => files.read(`${SNAPSHOT_FOLDER}/${path}`);
  const folder = { name, read, paths: listFiles(root) };
  const { objects, whole, listed } = readSnapshotParts(folder, report, memory?.objects);
  return { registry: objects, whole, mayLack: whole ? new Set() : (listed ?? "any") };
}

/** How a network is planned. */
export interface PlanOptions {
  /** What earlier builds made. */
  readonly memory?: BuildMemory | undefined;
  /** Objects whose absence is no error: see `CompileInput`. */
  readonly mayLack?: RegistryParts["mayLack"];
}

/**
 * Compiles a network and asks each platform what it cannot express, whatever compiling found; null where an error was
 * reported, now or when it was read.
 */
export function planNetwork(
  network: LoadedNetwork & Partial<NetworkParts>,
  registry: Registry,
  report: Report,
  { memory, mayLack = new Set() }: PlanOptions = {},
): readonly RouterPlan[] | null {
  const { declaration, library, files, whole = true, names } = network;
  // A file cannot be held against an ASN that is not known.
  const readBase = names?.asn === null ? () => "" : files.read;
  const baseFiles = new Map(
    declaration.routers.flatMap(({ base }) =>
      base ? [[base.value, readBase(base.value)] as const] : [],
    ),
  );
  const partial = !whole;
  const input = { declaration, library, registry, platforms, baseFiles, mayLack, partial };
  const { plans, failed } = compileParts(input, report, memory?.compiled);
  const limits = new Diagnostics();
  const tell = distinct((d) => {
    limits.report(d);
    report(d);
  });
  for (const plan of plans) platforms[plan.platform].limits(plan, tell, memory?.limits);
  return partial || failed || limits.failed ? null : plans;
}

/** A network, and its plans. */
export interface PlannedNetwork {
  readonly network: NetworkParts;
  readonly registry: Registry;
  /** The objects of which there is no data yet, though nothing is wrong with it. */
  readonly lacking: readonly string[];
  /** Null where anything is an error. */
  readonly plans: readonly RouterPlan[] | null;
}

/** How a network is loaded. */
export interface LoadOptions {
  readonly memory?: BuildMemory | undefined;
  /** That registry data is not there is no error: plans are made without, for checks only. */
  readonly withoutData?: boolean;
}

/** Reads, compiles and checks a network. Everything that is wrong anywhere is reported; null where there is none. */
export function loadPlans(
  cwd: string,
  folder: string,
  report: Report,
  { memory, withoutData = false }: LoadOptions = {},
): PlannedNetwork | null {
  const network = readNetwork(cwd, folder, report, memory);
  if (!network) return null;
  const { files, names, declaration } = network;
  const isFirst = withoutData && !hasSnapshot(files);
  const nothing = { registry: new Map<never, never>(), whole: true, mayLack: new Set<never>() };
  const { registry, whole, mayLack } = isFirst ? nothing : readRegistry(files, report, memory);
  // An ASN that could not be read has a stand-in, of which nobody has data.
  const own = formatObjectName(ownObject(declaration.network.asn));
  const excused = new Set(names.asn === null ? [own] : []);
  const lacking = [...objectsOf(declaration).keys()].filter(
    (name) => mayLack !== "any" && !registry.has(name) && !mayLack.has(name) && !excused.has(name),
  );
  const plans = planNetwork(network, registry, report, {
    memory: network.whole && whole ? memory : undefined,
    mayLack: withoutData || mayLack === "any" ? "any" : new Set([...mayLack, ...excused]),
  });
  return { network, registry, lacking, plans: whole ? plans : null };
}
