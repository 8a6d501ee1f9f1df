import { join } from "node:path";

import { compileParts, type Registry } from "../compile/index.ts";
import { loadDeclaration, type Declaration } from "../declaration/index.ts";
import { diagnostic, Diagnostics, distinct, type Report } from "../diagnostics/index.ts";
import { platforms } from "../platforms/index.ts";
import type { PolicyLibrary, RouterPlan } from "../policy/index.ts";
import { listFiles, readSnapshot } from "../snapshot/index.ts";
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

/** Reads a network's declaration and policies; null where an error was reported. `memory`: what earlier builds made. */
export function loadNetwork(
  cwd: string,
  folder: string,
  report: Report,
  memory?: BuildMemory,
): LoadedNetwork | null {
  const files = diskFiles(cwd, folder, memory?.inputs);
  if (files.list("")?.includes("network.yaml") !== true) {
    report(diagnostic("no-network-here", { path: files.folder }));
    return null;
  }
  const library = readPolicies(cwd, files, report, memory?.libraries);
  const policies = library ? [...library.policies.keys()] : null;
  const declaration = loadDeclaration(files, policies, report, memory?.documents);
  return library && declaration ? { files, declaration, library } : null;
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
  const { files } = network;
  const name = join(files.folder, SNAPSHOT_FOLDER);
  if (!hasSnapshot(files)) {
    report(diagnostic("no-snapshot", { path: files.folder }));
    return null;
  }
  const root = files.locate(SNAPSHOT_FOLDER);
  if (root === null || files.list(SNAPSHOT_FOLDER) === null) {
    report(diagnostic("file-not-found", { path: name }));
    return null;
  }
  const read = (path: string): string | null => files.read(`${SNAPSHOT_FOLDER}/${path}`);
  return readSnapshot({ name, read, paths: listFiles(root) }, report, memory?.objects);
}

/** How a network is planned. */
export interface PlanOptions {
  /** What earlier builds made. */
  readonly memory?: BuildMemory | undefined;
  /** Objects that the registry lacks are no error: see `CompileInput`. */
  readonly assumeObjects?: boolean;
}

/**
 * Compiles a network and asks each platform what it cannot express, whatever compiling found; null where an error was
 * reported.
 */
export function planNetwork(
  network: LoadedNetwork,
  registry: Registry,
  report: Report,
  { memory, assumeObjects = false }: PlanOptions = {},
): readonly RouterPlan[] | null {
  const { declaration, library, files } = network;
  const baseFiles = new Map(
    declaration.routers.flatMap(({ base }) =>
      base ? [[base.value, files.read(base.value)] as const] : [],
    ),
  );
  const input = { declaration, library, registry, platforms, baseFiles, assumeObjects };
  const { plans, failed } = compileParts(input, report, memory?.compiled);
  const limits = new Diagnostics();
  const tell = distinct((d) => {
    limits.report(d);
    report(d);
  });
  for (const plan of plans) platforms[plan.platform].limits(plan, tell, memory?.limits);
  return failed || limits.failed ? null : plans;
}
