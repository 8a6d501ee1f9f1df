import type { Report } from "../../diagnostics/index.ts";
import { listVersions, visitObjects } from "../../git/index.ts";
import { coveringLines } from "../../history/index.ts";
import { readPrefixLine } from "../../snapshot/index.ts";
import { SNAPSHOT_FOLDER } from "../input/load-network.ts";
import { repositoryPath, type BlameContext } from "./blame-objects.ts";

/**
 * The objects that ever registered a prefix, in any version of the snapshot: all of them are read, each once. Null,
 * and reported, if git fails.
 */
export async function objectsEver(
  context: BlameContext,
  report: Report,
): Promise<readonly string[] | null> {
  const { repository, tip, prefix } = context;
  const folder = repositoryPath(context, SNAPSHOT_FOLDER);
  const versions = await listVersions(repository, tip, folder, report);
  if (!versions) return null;
  const objects = new Map<string, Set<string>>();
  for (const [path, hashes] of versions) {
    const name = objectName(path, prefix.family);
    if (name === null) continue;
    for (const hash of hashes) {
      const names = objects.get(hash);
      if (names) names.add(name);
      else objects.set(hash, new Set([name]));
    }
  }
  const found = new Set<string>();
  const visit = (hash: string, text: string): void => {
    const registers = coveringLines(text, prefix).some((line) => {
      const range = readPrefixLine(line, prefix.family)?.range;
      return range !== undefined && range.min <= prefix.length && prefix.length <= range.max;
    });
    if (registers) for (const name of objects.get(hash) ?? []) found.add(name);
  };
  if (!(await visitObjects(repository, [...objects.keys()], visit, report))) return null;
  return [...found].sort();
}

/**
 * The object whose prefixes are in a file of a snapshot: `RADB/AS1+AS-X.ipv4` belongs to `RADB::AS1:AS-X`. Null for
 * other files.
 */
function objectName(path: string, family: string): string | null {
  const [, source = "", file = "", extension] = /^([^/]+)\/([^/]+)\.(\w+)$/.exec(path) ?? [];
  if (extension !== family) return null;
  const name = file.replaceAll("+", ":");
  return source === "_any" ? name : `${source}::${name}`;
}
