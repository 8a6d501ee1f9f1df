import { statSync } from "node:fs";
import { join, resolve } from "node:path";

import { objectNames, sessionName } from "../../compile/index.ts";
import { neighborOf } from "../../model/index.ts";
import { formatScoped } from "../../net/index.ts";
import { diskFiles } from "../input/disk-files.ts";
import { readNetwork } from "../input/load-network.ts";
import type { FoundWord } from "./completion.ts";

/** What a network declares, as words of a command line. */
export interface NetworkNames {
  readonly routers: readonly FoundWord[];
  readonly exchanges: readonly FoundWord[];
  readonly sites: readonly FoundWord[];
  /** `13335`, without AS. */
  readonly peers: readonly FoundWord[];
  /** The names of sessions, without PEERC_. */
  readonly sessions: readonly FoundWord[];
  readonly neighbors: readonly FoundWord[];
  /** IRR objects: `RADB::AS-CLOUDFLARE`. */
  readonly objects: readonly FoundWord[];
}

/** The largest declaration that is read while somebody waits for a completion, in bytes: about a second. */
const MAX_BYTES = 1_000_000;

/**
 * The names that a network declares, as far as its files can be read: while somebody edits them they have mistakes.
 * Null if there is no network, or if reading it would take too long.
 */
export function networkNames(cwd: string, folder: string): NetworkNames | null {
  if (sizeOf(cwd, folder) > MAX_BYTES) return null;
  const network = readNetwork(cwd, folder, () => undefined);
  if (network === null) return null;
  const { routers, exchanges, peers } = network.declaration;
  const all = peers.flatMap((peer) =>
    peer.sessions
      .filter(({ state }) => state.is !== "removed")
      .map((session) => {
        const name = sessionName(peer, session).replace(/^PEERC_/, "");
        const about = `${peer.name} on ${session.router.value}`;
        return { name, neighbor: formatScoped(neighborOf(session)), about };
      }),
  );
  const sites = routers.flatMap(({ site }) => (site === null ? [] : [site]));
  return {
    routers: routers.map(({ name, platform }) => ({ word: name, about: platform })),
    exchanges: exchanges.map(({ id, name }) => ({ word: id, about: name })),
    sites: [...new Set(sites)].map((word) => ({ word, about: "" })),
    peers: peers.map(({ asn, name }) => ({ word: String(asn), about: name })),
    sessions: all.map(({ name, about }) => ({ word: name, about })),
    neighbors: all.map(({ name, neighbor }) => ({ word: neighbor, about: name })),
    objects: peers.flatMap((peer) => objectNames(peer).map((word) => ({ word, about: peer.name }))),
  };
}

function sizeOf(cwd: string, folder: string): number {
  const files = diskFiles(cwd, folder);
  const paths = (files.list("peers") ?? []).map((name) => join("peers", name));
  return ["network.yaml", ...paths]
    .map((path) => statSync(resolve(files.root, path), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}
