import type { Part } from "./object-files.ts";

/** The version of the snapshot's format. */
export const FORMAT = 1;

/** What the index says of one object: where it came from, how many lines its files have, and their digest. */
export interface IndexEntry extends Readonly<Record<Part, number>> {
  /** The server or the dumps that the data is from; not there in snapshots of before that was recorded. */
  readonly answeredBy?: readonly string[];
  readonly digest: string;
  readonly engine: string;
  /** Where the set itself was found, unless its name says it. */
  readonly foundIn?: string;
  readonly sources: readonly string[];
}

/** The index: every object of the snapshot by name. */
export type SnapshotIndex = ReadonlyMap<string, IndexEntry>;

/** Prints the index: JSON with sorted keys, one thing a line. */
export function formatIndex(index: SnapshotIndex): string {
  const names = [...index.keys()].sort();
  const objects = names.map((name) => {
    const entry = index.get(name);
    if (!entry) throw new Error(`not in the index: ${name}`);
    const { answeredBy, digest, engine, foundIn, ipv4, ipv6, origins, sources } = entry;
    const lines = answeredBy?.map((line) => `\n        ${JSON.stringify(line)}`);
    return `    ${JSON.stringify(name)}: {${lines === undefined ? "" : `\n      "answered_by": [${lines.join(",")}\n      ],`}
      "digest": ${JSON.stringify(digest)},
      "engine": ${JSON.stringify(engine)},${foundIn === undefined ? "" : `\n      "found_in": ${JSON.stringify(foundIn)},`}
      "ipv4": ${ipv4},
      "ipv6": ${ipv6},
      "origins": ${origins},
      "sources": [${sources.map((source) => JSON.stringify(source)).join(", ")}]
    }`;
  });
  const body = objects.length === 0 ? "{}" : `{\n${objects.join(",\n")}\n  }`;
  return `{\n  "format": ${FORMAT},\n  "objects": ${body}\n}\n`;
}
