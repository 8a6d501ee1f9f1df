import { objectsOf } from "../../compile/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import type { Report } from "../../diagnostics/index.ts";
import type { Repository } from "../../git/index.ts";
import { objectHistory } from "../../history/index.ts";
import { formatPrefixRange, type Prefix } from "../../net/index.ts";
import { objectPath } from "../../snapshot/index.ts";
import type { BlamedEntry } from "../../report/index.ts";
import { SNAPSHOT_FOLDER } from "../input/load-network.ts";
import type { NetworkFiles } from "../input/network-files.ts";
import { prefixesPath } from "./selected-peers.ts";
import { blamedEvents, describeRoutes } from "./blamed-events.ts";

/** Where to look for a prefix. */
export interface BlameContext {
  readonly repository: Repository;
  /** The last commit to consider, by its full hash. */
  readonly tip: string;
  readonly files: NetworkFiles;
  readonly prefix: Prefix;
}

/** The path of something in the network's folder, from the top of its repository. */
export function repositoryPath({ repository }: BlameContext, path: string): string {
  return repository.path === "" ? path : `${repository.path}/${path}`;
}

/**
 * The entries of objects for a prefix, now or in the past, with their history: all entries that register it, and of
 * those that only cover it the nearest one of each existing object. Null, and reported, if git fails.
 */
export async function blameObjects(
  context: BlameContext,
  names: readonly string[],
  declaration: Declaration,
  report: Report,
): Promise<readonly BlamedEntry[] | null> {
  const { repository, tip, files, prefix } = context;
  const snapshot = repositoryPath(context, SNAPSHOT_FOLDER);
  const needed = objectsOf(declaration);
  const blamed: BlamedEntry[] = [];
  for (const name of names) {
    const uncommitted =
      files.kind === "disk"
        ? {
            prefixes: files.read(prefixesPath(name, prefix.family)),
            origins: files.read(`${SNAPSHOT_FOLDER}/${objectPath(name) ?? ""}.origins`),
          }
        : null;
    const query = { name, prefix, snapshot, tip, uncommitted };
    const history = await objectHistory(repository, query, report);
    if (!history) return null;
    for (const entry of history.entries) {
      const events = await blamedEvents(repository, entry, describeRoutes, report);
      if (!events) return null;
      blamed.push({
        kind: "registered",
        peers: (needed.get(name)?.peers ?? []).map((peer) => ({ asn: peer.asn, name: peer.name })),
        isOurs: needed.get(name)?.isOurs === true,
        object: name,
        place: null,
        range: formatPrefixRange(entry.range),
        covers: entry.registers ? "itself" : "more-specific",
        isThere: entry.now !== null,
        routes: entry.routes.map((route) => ({ ...route, maintainers: [] })),
        ...events,
        formerly: history.formerly,
      });
    }
  }
  return blamed;
}
