import { join } from "node:path";

import type { Registry } from "../compile/index.ts";
import { readDeclaration, type Declaration, type DeclaredNames } from "../declaration/index.ts";
import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { PolicyLibrary } from "../policy/index.ts";
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
