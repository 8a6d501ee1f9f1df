import { join } from "node:path";

import type { Declaration, Peer } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  appendItems,
  child,
  items,
  parseWithoutSecrets,
  type NewItem,
  type Path,
} from "../../document/index.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import type { EditedFile } from "../limiting/edit-limits.ts";

/** The first line of a new file, so that editors check it. */
const HEAD = "# Peers that `peerc add` has added.\npeers:\n";

/** Where a new peer goes: the given file, or the one with the most peers of this kind; of several the first. */
export function fileFor({ peers }: Declaration, file: string | null): string {
  if (file !== null) return file;
  const counts = new Map<string, number>();
  for (const each of peers) {
    if (each.relation === "peer") counts.set(each.file, (counts.get(each.file) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const files = [...counts].filter(([, count]) => count === most).map(([name]) => name);
  return files.sort()[0] ?? "peers/peers.yaml";
}

/** A file of peers with a new one; a file that does not exist begins with it. Null, and reported, if that cannot be. */
export function addPeerTo(
  files: DiskFiles,
  path: string,
  item: NewItem,
  report: Report,
): EditedFile | null {
  const before = files.read(path);
  const shown = join(files.folder, path);
  if (before !== null) {
    const after = appendItems({ path: shown, text: before }, ["peers"], [item], report);
    return after === null ? null : { path, shown, before, after };
  }
  if (!/^peers\/[^/]+\.yaml$/.test(path)) {
    report(diagnostic("add-file-unusable", { path }));
    return null;
  }
  const [first = "", ...others] = item.lines;
  const lines = [
    ...item.comments.map((comment) => `  ${comment}`),
    `  - ${first}`,
    ...others.map((line) => `    ${line}`),
  ];
  return { path, shown, before: "", after: `${HEAD}${lines.join("\n")}\n` };
}

/** The file of a declared peer, with new sessions. Null, and reported, if that cannot be. */
export function addSessionsTo(
  files: DiskFiles,
  peer: Peer,
  added: readonly NewItem[],
  report: Report,
): EditedFile | null {
  const { file: path } = peer;
  const before = files.read(path);
  if (before === null) throw new Error(`${path} was read before`);
  const source = { path: join(files.folder, path), text: before };
  const after = appendItems(source, pathOf(source, peer), added, report);
  return after === null ? null : { path, shown: source.path, before, after };
}

function pathOf(source: { readonly path: string; readonly text: string }, { span }: Peer): Path {
  const { root } = parseWithoutSecrets(source);
  const at = items(root && child(root, "peers")).findIndex(
    (node) => node.span.start === span.start && node.span.end === span.end,
  );
  if (at < 0) throw new Error("the file was different when it was read");
  return ["peers", at, "sessions"];
}
