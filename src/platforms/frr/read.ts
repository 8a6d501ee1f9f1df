import { MaskedFile, type RawFile, type Report } from "../../diagnostics/index.ts";
import { formatScoped, scopedAddress } from "../../net/index.ts";
import type { NamedLine, ReadRequest, RouterReading } from "../../model/index.ts";
import { ReadingProblems } from "../reading-problems.ts";
import { defaultsOf } from "./reader/defaults-of.ts";
import type { FrrFile } from "./reader/file-content.ts";
import { readFile } from "./reader/file.ts";
import { reportNear } from "./reader/near-declared.ts";
import { readNeighbor } from "./reader/read-neighbor.ts";
import { secretsIn } from "./secrets.ts";

/**
 * Reads `frr.conf` back: peerc's neighbors, with the route maps they use as decision graphs. Everything else in the
 * file is either known not to affect them (`reader/ignored`), or reported.
 */
export function read(raw: RawFile, request: ReadRequest, report: Report): RouterReading {
  const file = new MaskedFile(raw, secretsIn);
  const problems = new ReadingProblems("FRR", file, report);
  const content = readFile(raw.raw, request, problems);
  const declared = new Set(request.neighbors.map(formatScoped));
  const defaults = defaultsOf(content, request.asn, request.version);
  const sessions = [...content.neighbors.values()].flatMap((text) =>
    declared.has(formatScoped(scopedAddress(text.address, text.interface))) || text.ours
      ? readNeighbor(text, defaults, content.objects, problems)
      : [],
  );
  if (defaults.rejectsAsSets && sessions.length > 0) {
    problems.notUnderstood(
      defaults.rejectsAsSets.line,
      "routes with AS_SETs are refused before any policy sees them; say `no bgp reject-as-sets`",
    );
  }
  reportNear(content, request.neighbors, sessions, problems);
  const { polling, retry, expire } = content.times;
  const rpki = content.caches.map((cache) => ({ ...cache, refresh: polling, retry, expire }));
  return {
    file,
    form: request.form,
    routerId: content.routerId,
    removed: "inexpressible",
    removedObjects: "inexpressible",
    sessions,
    rpki,
    unused: unused(content),
  };
}

/** Peerc's objects that nothing has used after reading the neighbors. */
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
