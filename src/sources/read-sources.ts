import { diagnostic, type Report } from "../diagnostics/index.ts";
import { SOURCES_FOLDER } from "../snapshot/index.ts";
import type { CommittedSource, CommittedSources } from "./committed/committed-source.ts";
import { exchangeOf, kindOf, type SourceKind } from "./committed/source-name.ts";
import { FORMATS, type SourceData } from "./formats.ts";
import type { IxfExport } from "./ixf/ixf.ts";
import type { SourceFormat } from "./source-format.ts";
import type { Evidence, Sources } from "./sources.ts";

/**
 * Reads the evidence in the sources of a snapshot. `snapshot`: its folder's name, for messages. Every line that is not
 * as peerc wrote it is reported, and then the result is null.
 */
export function readSources(
  committed: CommittedSources,
  snapshot: string,
  report: Report,
): Sources | null {
  const failed: string[] = [];
  const read = <Kind extends SourceKind>(kind: Kind, name: string = kind) => {
    const source = committed.get(name);
    const format: SourceFormat<SourceData[Kind]> = FORMATS[kind];
    if (!source) return null;
    const evidence = readSource(
      format,
      source,
      `${snapshot}/${SOURCES_FOLDER}/${name}`,
      name,
      report,
    );
    if (!evidence) failed.push(name);
    return evidence;
  };
  const ixf = new Map<string, Evidence<IxfExport>>();
  for (const name of committed.keys()) {
    const found = kindOf(name) === "ixf" ? read("ixf", name) : null;
    if (found) ixf.set(exchangeOf(name), found);
  }
  const sources: Sources = {
    peeringdb: read("peeringdb"),
    rpki: read("rpki"),
    routingTable: read("routing-table"),
    ixf,
    flows: read("flows"),
  };
  return failed.length === 0 ? sources : null;
}

/** Reads one source, and compares the number of its records with the index; null after an error. */
function readSource<Data>(
  format: SourceFormat<Data>,
  { entry, texts }: CommittedSource,
  folder: string,
  name: string,
  report: Report,
): Evidence<Data> | null {
  const data = format.read({ name: folder, texts }, report);
  if (data === null) return null;
  const counts = format.count(data);
  const kinds = [...new Set([...Object.keys(counts), ...Object.keys(entry.counts)])];
  const wrong = kinds.filter((what) => counts[what] !== entry.counts[what]);
  for (const what of wrong) {
    const [indexed, found] = [entry.counts[what] ?? 0, counts[what] ?? 0];
    report(diagnostic("snapshot-count-differs", { object: name, what, indexed, found }));
  }
  const { origins, time, registered } = entry;
  const known = registered === undefined ? {} : { registered };
  return wrong.length > 0 ? null : { data, provenance: { origins, time, ...known } };
}
