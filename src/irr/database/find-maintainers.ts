import { formatPrefix, unpackValue, type Asn, type Family, type Prefix } from "../../net/index.ts";
import { readBytes } from "../../system/index.ts";
import { readRecord } from "../rpsl/read-record.ts";
import { splitObjects, type DumpSink } from "../rpsl/split-objects.ts";

/** A route object to find. */
export interface WantedRoute {
  readonly prefix: Prefix;
  readonly origin: Asn;
  readonly source: string;
}

/**
 * The maintainers (`mnt-by`) of route objects according to the dumps, in the order of the objects; none for an object
 * that is in no dump. A dump that cannot be read has none; `fetch` reports why.
 */
export async function findMaintainers(
  dumps: readonly string[],
  wanted: readonly WantedRoute[],
): Promise<readonly (readonly string[])[]> {
  const found = new Map(wanted.map((route) => [keyOf(route), new Set<string>()]));
  const origins = new Set(wanted.map(({ origin }) => origin));
  const look = (family: Family, words: Uint32Array, length: number, origin: Asn, source: string) =>
    found.get(
      keyOf({ prefix: { family, value: unpackValue(family, words, 0), length }, origin, source }),
    );
  const sink: DumpSink = {
    object: (object) => {
      const record = readRecord(object);
      if ("problem" in record || record.kind !== "route") return;
      const { family, words, length, origin, source, maintainers } = record;
      const names = look(family, words, length, origin, source);
      for (const name of maintainers) names?.add(name);
    },
    dropped: () => undefined,
    // A wanted object is parsed again in full, which yields its maintainers.
    route: ({ family, words, length, origin, source }) =>
      !origins.has(origin) || look(family, words, length, origin, source) === undefined,
  };
  if (wanted.length > 0) for (const path of dumps) await readDump(path, sink);
  return wanted.map((route) => [...(found.get(keyOf(route)) ?? [])].sort());
}

async function readDump(path: string, sink: DumpSink): Promise<void> {
  try {
    await splitObjects(readBytes(path), sink);
  } catch {
    // The rest of the output does not depend on it.
  }
}

function keyOf({ prefix, origin, source }: WantedRoute): string {
  return `${formatPrefix(prefix)} AS${origin}@${source}`;
}
