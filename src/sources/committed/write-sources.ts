import { SOURCES_FOLDER } from "../../snapshot/index.ts";
import type { CommittedSources } from "./committed-source.ts";
import { formatSourceIndex } from "./source-index.ts";

/**
 * Prints sources as files, by paths inside the snapshot's folder: `sources/index.json` and `sources/NAME/FILE`; nothing
 * if there are no sources.
 */
export function writeSources(sources: CommittedSources): ReadonlyMap<string, string> {
  if (sources.size === 0) return new Map();
  const index = new Map([...sources].map(([name, { entry }]) => [name, entry]));
  const files = new Map([[`${SOURCES_FOLDER}/index.json`, formatSourceIndex(index)]]);
  for (const [name, { texts }] of sources) {
    for (const [file, text] of texts) files.set(`${SOURCES_FOLDER}/${name}/${file}`, text);
  }
  return files;
}
