import { diagnostic, type Report, type Source } from "../../diagnostics/index.ts";
import { SOURCES_FOLDER, type SnapshotFolder } from "../../snapshot/index.ts";
import { filesOf } from "../formats.ts";
import { digestOf, type CommittedSource, type CommittedSources } from "./committed-source.ts";
import { readSourceIndex } from "./source-index.ts";
import { kindOf } from "./source-name.ts";

/**
 * Reads the sources of a snapshot as text, and checks their index: no file without an entry, no entry without its files,
 * and every digest. Whatever is wrong is reported, and then the result is null. Empty without sources.
 */
export function readCommitted(folder: SnapshotFolder, report: Report): CommittedSources | null {
  const path = `${SOURCES_FOLDER}/index.json`;
  const present = (folder.paths ?? []).filter((each) => each.startsWith(`${SOURCES_FOLDER}/`));
  const text = folder.read(path);
  if (text === null) {
    for (const each of present) {
      report(diagnostic("snapshot-file-unknown", { path: `${folder.name}/${each}` }));
    }
    return present.length === 0 ? new Map() : null;
  }
  const source: Source = { path: `${folder.name}/${path}`, text };
  const index = readSourceIndex(source, report);
  if (index === null) return null;
  const known = new Set([path]);
  const sources = new Map<string, CommittedSource>();
  for (const [name, entry] of index) {
    const kind = kindOf(name);
    if (kind === null) throw new Error(`not a source: ${name}`);
    const at = Math.max(0, text.indexOf(`${JSON.stringify(name)}: {`));
    const span = { source, start: at, end: at + name.length + 2 };
    const texts = new Map<string, string>();
    for (const file of filesOf(kind)) {
      const inFolder = `${SOURCES_FOLDER}/${name}/${file}`;
      known.add(inFolder);
      const content = folder.read(inFolder);
      if (content !== null) texts.set(file, content);
      else report(diagnostic("snapshot-file-missing", { object: name, path: inFolder }, { span }));
    }
    if (texts.size < filesOf(kind).length) continue;
    if (digestOf(texts) === entry.digest) sources.set(name, { entry, texts });
    else report(diagnostic("snapshot-digest-differs", { object: name }, { span }));
  }
  const strays = present.filter((each) => !known.has(each));
  for (const each of strays) {
    report(diagnostic("snapshot-file-unknown", { path: `${folder.name}/${each}` }));
  }
  return sources.size === index.size && strays.length === 0 ? sources : null;
}
