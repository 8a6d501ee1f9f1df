import { diagnostic, Diagnostics, type Diagnostic, type Report } from "../../diagnostics/index.ts";
import type { ReadRouter } from "../../diff/index.ts";
import { neighborOf, type PlatformName, type ReadRequest } from "../../model/index.ts";
import { formatScoped, type ScopedAddress } from "../../net/index.ts";
import { platforms, recognizeFile } from "../../platforms/index.ts";
import type { RouterFile } from "./find-router-files.ts";

/** The files of one side as read; null if part of one is not understood. */
export interface ReadSide {
  readonly routers: readonly ReadRouter[] | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** How many messages of one side are given; a thousand more would add nothing. */
const MOST_SHOWN = 25;

/**
 * Reads the files of two sides without a declaration. A session with which a router has anything of peerc's on one side
 * is read on both. `platform`: of all files, instead of what their texts say.
 */
export function readRouterFiles(
  sides: readonly [readonly RouterFile[], readonly RouterFile[]],
  platform: PlatformName | null,
): readonly [ReadSide, ReadSide] {
  // Twice: what a reader checks depends on the neighbors that it is asked about.
  const nothing = () => undefined;
  const first = sides.map((files) =>
    files.flatMap((file) => readFile(file, platform, [], nothing) ?? []),
  );
  const neighbors = neighborsOf(first.flat());
  const [before, after] = sides.map((files): ReadSide => {
    const diagnostics = new Diagnostics();
    const routers = files.flatMap(
      (file) => readFile(file, platform, neighbors.get(file.name) ?? [], diagnostics.report) ?? [],
    );
    return {
      routers: diagnostics.failed ? null : routers,
      diagnostics: diagnostics.all.slice(0, MOST_SHOWN),
    };
  });
  if (!before || !after) throw new Error("unreachable: two sides");
  return [before, after];
}

function readFile(
  { name, path, raw }: RouterFile,
  given: PlatformName | null,
  neighbors: readonly ScopedAddress[],
  report: Report,
): ReadRouter | null {
  const recognized = recognizeFile(raw);
  const known = given ?? recognized?.platform;
  if (known === undefined) {
    report(diagnostic("platform-not-recognized", { path }));
    return null;
  }
  const platform = platforms[known];
  const own = recognized?.platform === known ? recognized : null;
  const version = own?.version ?? platform.defaultVersion;
  const form = own?.isRendered === true ? "file" : "running";
  const request: ReadRequest = { version, asn: own?.asn ?? 0, neighbors, form };
  const reading = platform.read({ path, raw }, request, report);
  const software = `${platform.title} ${version.join(".")}${own?.version ? "" : " (assumed)"}`;
  return { name, software, asSets: platform.asSets, reading };
}

/** The neighbors of each router in some files, each once, by the name of the router. */
function neighborsOf(routers: readonly ReadRouter[]): ReadonlyMap<string, ScopedAddress[]> {
  const all = new Map<string, Map<string, ScopedAddress>>();
  for (const { name, reading } of routers) {
    const known = all.get(name) ?? new Map<string, ScopedAddress>();
    for (const session of reading.sessions) {
      const neighbor = neighborOf(session);
      known.set(formatScoped(neighbor), neighbor);
    }
    all.set(name, known);
  }
  return new Map([...all].map(([name, known]) => [name, [...known.values()]]));
}
