import { join, resolve } from "node:path";

import type { Registry } from "../../compile/index.ts";
import { readDeclaration, type Declaration, type DeclaredNames } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import { isBeingReplaced, markOf, recoverFolder, type TargetFolder } from "../../system/index.ts";
import type { PolicyLibrary } from "../../policy/index.ts";
import { readSnapshotParts, snapshotKind, SOURCES_FOLDER } from "../../snapshot/index.ts";
import type { Stages } from "../building/stages.ts";
import { diskFiles, type DiskFiles } from "./disk-files.ts";
import type { NetworkFiles } from "./network-files.ts";
import { pathsIn } from "./paths-in.ts";
import { readPolicies } from "./read-policies.ts";

/** The folder of the registry data inside a network's folder. */
export const SNAPSHOT_FOLDER = "snapshot";

/** A declaration with the policies it may use. */
export interface LoadedNetwork<Files extends NetworkFiles = DiskFiles> {
  readonly files: Files;
  readonly declaration: Declaration;
  readonly library: PolicyLibrary;
}

/** A network without the parts that have errors. */
export interface NetworkParts<Files extends NetworkFiles = DiskFiles> extends LoadedNetwork<Files> {
  /** Whether there was no error. */
  readonly whole: boolean;
  readonly names: DeclaredNames;
  /** Whether all policies could be read, so that there are no other rules, reasons and lists. */
  readonly knowsPolicies: boolean;
}

/** Reads a network's declaration and policies; null if an error was reported. */
export function loadNetwork(
  cwd: string,
  folder: string,
  report: Report,
  stages: Stages = {},
): LoadedNetwork | null {
  const network = readNetwork(cwd, folder, report, stages);
  return network?.whole === true ? network : null;
}

/** Reads the readable part of a network's declaration and policies; null if there is no network. */
export function readNetwork(
  cwd: string,
  folder: string,
  report: Report,
  stages: Stages = {},
): NetworkParts | null {
  return readNetworkIn(cwd, diskFiles(cwd, folder, stages.files), report, stages);
}

/** The same for open files: those of a folder on disk, or of one at a revision. */
export function readNetworkIn<Files extends NetworkFiles>(
  cwd: string,
  files: Files,
  report: Report,
  stages: Stages = {},
): NetworkParts<Files> | null {
  const there = files.list("");
  if (there?.includes("network.yaml") !== true) {
    const inside = there?.filter((name) => files.list(name)?.includes("network.yaml") === true);
    const params = { path: files.folder, there, ...(inside ? { inside } : {}) };
    report(diagnostic("no-network-here", params));
    return null;
  }
  const policies = readPolicies(cwd, files, report, stages.read?.readLibrary);
  const declared = readDeclaration(files, policies.known, report, stages.read?.parse);
  const { declaration, names } = declared;
  const whole = declared.whole && policies.whole;
  const { library } = policies;
  return { files, declaration, library, whole, names, knowsPolicies: policies.whole };
}

/** The folder of a network's snapshot. */
export function snapshotTarget(files: DiskFiles): TargetFolder {
  return {
    directory: resolve(files.root, SNAPSHOT_FOLDER),
    shown: join(files.folder, SNAPSHOT_FOLDER),
    kind: snapshotKind,
  };
}

/** Whether a network has a snapshot, even one that cannot be read. */
export function hasSnapshot(files: NetworkFiles): boolean {
  if (files.list("")?.includes(SNAPSHOT_FOLDER) === true) return true;
  return files.kind === "disk" && isBeingReplaced(snapshotTarget(files));
}

/**
 * Reads the snapshot of a network, all of it from the same folder; null if there is none, or if an error was
 * reported.
 */
export function loadRegistry(
  network: LoadedNetwork<NetworkFiles>,
  report: Report,
  stages: Stages = {},
): Registry | null {
  const { registry, whole } = readRegistry(network.files, report, stages);
  return whole ? registry : null;
}

/** The readable part of a snapshot. */
export interface RegistryParts {
  readonly registry: Registry;
  /** Whether there was no error. */
  readonly whole: boolean;
  /** The objects that are missing because of errors, which were reported. */
  readonly mayLack: "any" | ReadonlySet<string>;
}

/** How often to read a snapshot again that another process replaces meanwhile. */
const ATTEMPTS = 10;

const NOTHING: RegistryParts = { registry: new Map(), whole: false, mayLack: "any" };

/**
 * Reads as much as possible of the snapshot of a network, all of it from the same folder, which is recovered first if
 * a command ended while replacing it. It is an error if there is none. `only`: the objects to read; null: all.
 */
export function readRegistry(
  files: NetworkFiles,
  report: Report,
  stages: Stages = {},
  only: ReadonlySet<string> | null = null,
): RegistryParts {
  if (files.kind === "revision") return readRegistryOnce(files, report, stages, only);
  const target = snapshotTarget(files);
  for (let attempt = 1; ; attempt++) {
    if (!recoverFolder(target, report)) return NOTHING;
    const before = markOf(target.directory);
    const diagnostics = new Diagnostics();
    const parts = readRegistryOnce(files, diagnostics.report, stages, only);
    if (markOf(target.directory) !== before && attempt < ATTEMPTS) continue;
    diagnostics.all.forEach(report);
    return parts;
  }
}

function readRegistryOnce(
  files: NetworkFiles,
  report: Report,
  stages: Stages,
  only: ReadonlySet<string> | null,
): RegistryParts {
  const name = join(files.folder, SNAPSHOT_FOLDER);
  if (!hasSnapshot(files)) {
    report(diagnostic("no-snapshot", { path: files.folder }));
    return NOTHING;
  }
  const paths = pathsIn(files, SNAPSHOT_FOLDER);
  if (paths === null) {
    report(diagnostic("file-not-found", { path: name }));
    return NOTHING;
  }
  const read = (path: string): string | null => files.read(`${SNAPSHOT_FOLDER}/${path}`);
  // Evidence about peers is beside the registry data, and has an index of its own.
  const objects = paths.filter((path) => !path.startsWith(`${SOURCES_FOLDER}/`));
  const folder = { name, read, paths: objects };
  const readObject = stages.read?.readObject;
  const parts = readSnapshotParts(folder, report, readObject, only);
  const { whole, listed } = parts;
  return { registry: parts.objects, whole, mayLack: whole ? new Set() : (listed ?? "any") };
}
