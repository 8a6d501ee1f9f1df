import type { Report, Source } from "../../diagnostics/index.ts";
import type { NamedLine, ReadRequest, RouterReading } from "../../policy/index.ts";
import { ReadingProblems } from "../reading-problems.ts";
import type { FrrFile } from "./reader/file-content.ts";
import { readFile } from "./reader/file.ts";
import { keyOf, readNeighbor } from "./reader/neighbors.ts";

/** Reads `frr.conf` back: the neighbors that are ours, with the route maps they use as decision graphs. */
export function read(source: Source, request: ReadRequest, report: Report): RouterReading {
  const problems = new ReadingProblems("FRR", source, report);
  const file = readFile(source.text, request, problems);
  const declared = new Set(request.neighbors.map(keyOf));
  const defaults = {
    asn: file.asn ?? request.asn,
    enforceFirstAs: (request.version[0] ?? 0) >= 10,
    requirePolicy: file.requirePolicy,
  };
  const sessions = [...file.neighbors].flatMap(([key, text]) =>
    declared.has(key) || text.ours ? readNeighbor(text, defaults, file.objects, problems) : [],
  );
  if (file.rejectsAsSets && sessions.length > 0) {
    problems.notUnderstood(
      file.rejectsAsSets.line,
      "routes with AS_SETs are refused before any policy sees them; say `no bgp reject-as-sets`",
    );
  }
  const { polling, retry, expire } = file.times;
  const rpki = file.caches.map((cache) => ({ ...cache, refresh: polling, retry, expire }));
  return {
    source,
    form: request.form,
    routerId: file.routerId,
    removed: "inexpressible",
    sessions,
    rpki,
    unused: unused(file),
  };
}

/** Objects of ours that nothing has used while the neighbors were read. */
function unused({ objects }: FrrFile): readonly NamedLine[] {
  const named: readonly NamedLine[] = [
    ...objects.prefixLists.values(),
    ...objects.asPathLists.values(),
    ...Object.values(objects.communityLists).flatMap((lists) => [...lists.values()]),
    ...objects.routeMaps.values(),
  ];
  return named
    .filter((object) => object.name.startsWith("PEERC_") && !objects.used.has(object))
    .map(({ name, line }) => ({ name, line }));
}
