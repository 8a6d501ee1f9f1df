import type { UnknownMember } from "../net/index.ts";
import { formatMemberLine } from "./member-line.ts";
import type { Part } from "./object-files.ts";

/** The version of the snapshot's format. */
export const FORMAT = 1;

/** The index entry of an object: where it comes from, the number of lines in its files, and their digest. */
export interface IndexEntry extends Readonly<Record<Exclude<Part, "sets">, number>> {
  /** The other sources that have a set with its name, if its name has no source. */
  readonly alsoIn?: readonly string[];
  /** The server or the dumps that the data comes from; absent in snapshots from before that was recorded. */
  readonly answeredBy?: readonly string[];
  readonly digest: string;
  readonly engine: string;
  /** Where the set itself was found, if its name does not say it. */
  readonly foundIn?: string;
  /** Absent for ASNs, and in snapshots from before nested sets were recorded. */
  readonly sets?: number;
  readonly sources: readonly string[];
  /** The unknown members, sorted; absent if there are none. */
  readonly unknownMembers?: readonly UnknownMember[];
}

/** The index: every object of the snapshot by name. */
export type SnapshotIndex = ReadonlyMap<string, IndexEntry>;

/** Prints the index: JSON with sorted keys, one item per line. */
export function formatIndex(index: SnapshotIndex): string {
  const names = [...index.keys()].sort();
  const objects = names.map((name) => {
    const entry = index.get(name);
    if (!entry) throw new Error(`not in the index: ${name}`);
    const { answeredBy, alsoIn, foundIn, sets, unknownMembers } = entry;
    const lines: readonly (string | null)[] = [
      alsoIn ? `"also_in": ${inLine(alsoIn)}` : null,
      answeredBy ? `"answered_by": ${oneEach(answeredBy)}` : null,
      `"digest": ${JSON.stringify(entry.digest)}`,
      `"engine": ${JSON.stringify(entry.engine)}`,
      foundIn === undefined ? null : `"found_in": ${JSON.stringify(foundIn)}`,
      `"ipv4": ${entry.ipv4}`,
      `"ipv6": ${entry.ipv6}`,
      `"origins": ${entry.origins}`,
      sets === undefined ? null : `"sets": ${sets}`,
      `"sources": ${inLine(entry.sources)}`,
      unknownMembers ? `"unknown_members": ${oneEach(unknownMembers.map(formatMemberLine))}` : null,
    ];
    const known = lines.filter((line) => line !== null);
    return `    ${JSON.stringify(name)}: {\n      ${known.join(",\n      ")}\n    }`;
  });
  const body = objects.length === 0 ? "{}" : `{\n${objects.join(",\n")}\n  }`;
  return `{\n  "format": ${FORMAT},\n  "objects": ${body}\n}\n`;
}

function inLine(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(", ")}]`;
}

/** One per line, so that a diff shows additions and removals. */
function oneEach(texts: readonly string[]): string {
  return `[${texts.map((text) => `\n        ${JSON.stringify(text)}`).join(",")}\n      ]`;
}
