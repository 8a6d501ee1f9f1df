import { join } from "node:path";

import type { Report } from "../../diagnostics/index.ts";
import { SOURCES_FOLDER } from "../../snapshot/index.ts";
import {
  NO_SOURCES,
  readCommitted,
  readSources,
  type CommittedSources,
  type Sources,
} from "../../sources/index.ts";
import { SNAPSHOT_FOLDER } from "./load-network.ts";
import type { NetworkFiles } from "./network-files.ts";
import { pathsIn } from "./paths-in.ts";

/** Reads the sources of a network's snapshot as text; empty without any, null after an error was reported. */
export function loadCommitted(files: NetworkFiles, report: Report): CommittedSources | null {
  const folder = `${SNAPSHOT_FOLDER}/${SOURCES_FOLDER}`;
  if (files.list(folder) === null) return new Map();
  const paths = (pathsIn(files, folder) ?? []).map((path) => `${SOURCES_FOLDER}/${path}`);
  const name = join(files.folder, SNAPSHOT_FOLDER);
  const read = (path: string): string | null => files.read(`${SNAPSHOT_FOLDER}/${path}`);
  return readCommitted({ name, read, paths }, report);
}

/** Reads the evidence about peers in a network's snapshot; null after an error was reported. */
export function loadSources(files: NetworkFiles, report: Report): Sources | null {
  const committed = loadCommitted(files, report);
  if (committed === null) return null;
  if (committed.size === 0) return NO_SOURCES;
  return readSources(committed, join(files.folder, SNAPSHOT_FOLDER), report);
}
