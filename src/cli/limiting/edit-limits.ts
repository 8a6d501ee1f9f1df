import {
  child,
  items,
  parseWithoutSecrets,
  setNumbers,
  type Node,
  type NumbersToSet,
  type Path,
} from "../../document/index.ts";
import { Diagnostics, type Report } from "../../diagnostics/index.ts";
import { join } from "node:path";
import type { DiskFiles } from "../input/disk-files.ts";
import type { LimitPlace, WantedLimit } from "./limit-places.ts";

/** A file of a declaration with another text. */
export interface EditedFile {
  /** Relative to the network's folder. */
  readonly path: string;
  /** For people. */
  readonly shown: string;
  readonly before: string;
  readonly after: string;
}

/** After which keys of a peer its limits are written if it has none. */
const AFTER = ["as_sets", "settlement", "relation", "name", "asn"];

/**
 * The files that declare limits, edited; files that stay as they are, are left out. Null, and reported with its
 * position, if a place cannot be edited.
 */
export function editLimits(
  files: DiskFiles,
  wanted: readonly WantedLimit[],
  report: Report,
): readonly EditedFile[] | null {
  const found = new Diagnostics();
  const paths = [...new Set(wanted.map(({ place }) => place.peer.file))].sort();
  const edited = paths.flatMap((path): readonly EditedFile[] => {
    const before = files.read(path);
    const shown = join(files.folder, path);
    if (before === null) throw new Error(`${path} was read before`);
    const source = { path: shown, text: before };
    const { root } = parseWithoutSecrets(source);
    if (root === null) throw new Error(`${path} was understood before`);
    const here = wanted.filter(({ place }) => place.peer.file === path);
    const after = setNumbers(source, changesOf(root, here), found.report);
    return after === null || after === before ? [] : [{ path, shown, before, after }];
  });
  found.all.forEach(report);
  return found.failed ? null : edited;
}

/** The changes in a file, one for each mapping. */
function changesOf(root: Node, wanted: readonly WantedLimit[]): readonly NumbersToSet[] {
  const byOwner = new Map<string, NumbersToSet>();
  for (const { place, maximum } of wanted) {
    const owner = pathOf(root, place);
    const known = byOwner.get(owner.join("/"))?.numbers ?? {};
    const numbers = { ...known, [place.family]: maximum };
    byOwner.set(owner.join("/"), { owner, key: "max_prefixes", numbers, after: AFTER });
  }
  return [...byOwner.values()];
}

/** Where a peer or one of its sessions is in its file. */
function pathOf(root: Node, { peer, session }: LimitPlace): Path {
  const indexOf = (list: readonly Node[], { start, end }: LimitPlace["peer"]["span"]): number => {
    const at = list.findIndex(({ span }) => span.start === start && span.end === end);
    if (at < 0) throw new Error("the file was different when it was read");
    return at;
  };
  const peers = items(child(root, "peers"));
  const at = indexOf(peers, peer.span);
  const node = peers[at];
  if (session === null || !node) return ["peers", at];
  return ["peers", at, "sessions", indexOf(items(child(node, "sessions")), session.span)];
}
