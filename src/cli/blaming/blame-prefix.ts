import { objectNames } from "../../compile/index.ts";
import type { Declaration, Peer } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { findCommit, type Repository } from "../../git/index.ts";
import { formatPrefix, type Prefix } from "../../net/index.ts";
import { blameSession, type Blame, type BlamedEntry } from "../../report/index.ts";
import { diskFiles } from "../input/disk-files.ts";
import { readNetworkIn } from "../input/load-network.ts";
import { networkAtRevision } from "../input/network-at-revision.ts";
import type { NetworkFiles } from "../input/network-files.ts";
import type { Io } from "../output/io.ts";
import { blameDeclared } from "./blame-declared.ts";
import { blameObjects, type BlameContext } from "./blame-objects.ts";
import { objectsEver } from "./objects-ever.ts";
import { withMaintainers } from "./with-maintainers.ts";
import { plannedSessions, type SessionSelection } from "./planned-sessions.ts";

/** Options besides the prefix. */
export interface BlameOptions extends SessionSelection {
  /** The network's folder, as given by the user. */
  readonly folder: string;
  /** A revision instead of the current folder. */
  readonly revision: string | null;
}

/** Finds who let a prefix in. Null, and reported, if that cannot be determined, or nobody ever did. */
export async function blamePrefix(
  io: Io,
  repository: Repository,
  prefix: Prefix,
  options: BlameOptions,
  report: Report,
): Promise<Blame | null> {
  const revision = options.revision ?? (repository.isBare ? "HEAD" : null);
  const tip = await findCommit(repository, revision ?? "HEAD", report);
  if (tip === null) return null;
  const files =
    revision === null
      ? diskFiles(io.cwd, options.folder)
      : await networkAtRevision(repository, revision, report);
  const network = files && readNetworkIn<NetworkFiles>(io.cwd, files, report);
  const planned =
    network?.whole === true ? plannedSessions(network, prefix, options, report) : null;
  if (!files || !network || !planned) return null;

  const context = { repository, tip, files, prefix };
  io.progress.stage("reading the history of the snapshot");
  const entries = await entriesOf(context, planned.peers, network.declaration, report);
  if (!entries) return null;
  const isNamed = (asn: number): boolean =>
    entries.some((entry) => entry.peers.some((peer) => peer.asn === asn));
  const sessions = planned.sessions
    .map(({ router, session }) =>
      blameSession(router, session, prefix, originsFor(session.asn, entries)),
    )
    // That a session rejects a prefix which nobody has registered for its peer is to be expected.
    .filter(({ verdict, asn }) => verdict === "accept" || options.session !== null || isNamed(asn));
  if (entries.length === 0 && !sessions.some(({ verdict }) => verdict === "accept")) {
    const where = options.session === null ? "" : ` by ${options.session}`;
    report(diagnostic("prefix-never-registered", { prefix: formatPrefix(prefix), where }));
    return null;
  }
  if (entries.some(({ events }) => events.some(({ isCutOff }) => isCutOff))) {
    report(diagnostic("git-history-cut", { folder: repository.folder }));
  }
  return {
    prefix: formatPrefix(prefix),
    commit: tip,
    workingTree: revision === null,
    sessions,
    entries: await withMaintainers(entries, network.declaration, files),
  };
}

/**
 * The entries that register a prefix for some peers, now or in the past. If none ever has, all entries in the
 * snapshot's history: then everything is read.
 */
async function entriesOf(
  context: BlameContext,
  peers: readonly Peer[],
  declaration: Declaration,
  report: Report,
): Promise<readonly BlamedEntry[] | null> {
  const names = [...new Set(peers.flatMap((peer) => objectNames(peer)))].sort();
  const registered = await blameObjects(context, names, declaration, report);
  const declared = registered && (await blameDeclared(context, peers, report));
  if (!registered || !declared) return null;
  const entries = [...registered, ...declared];
  if (entries.some(({ covers }) => covers === "itself")) return entries;
  const ever = await objectsEver(context, report);
  const others = ever?.filter((name) => !names.includes(name));
  const more = others && (await blameObjects(context, others, declaration, report));
  return more ? [...entries, ...more] : null;
}

/** The origins that are registered for a peer today. */
function originsFor(asn: number, entries: readonly BlamedEntry[]): readonly number[] {
  return entries
    .filter(({ isThere, peers }) => isThere && peers.some((peer) => peer.asn === asn))
    .flatMap(({ routes }) => routes.map(({ origin }) => origin));
}
