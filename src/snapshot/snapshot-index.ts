import type { UnknownMember } from "../net/index.ts";
import { formatMemberLine } from "./member-line.ts";
import type { Part } from "./object-files.ts";

/** The version of the snapshot's format. */
export const FORMAT = 1;

/** What the index says of one object: where it came from, how many lines its files have, and their digest. */
export interface IndexEntry extends Readonly<Record<Exclude<Part, "sets">, number>> {
  /** The other sources that have a set of its name, where its name has no source. */
  readonly alsoIn?: readonly string[];
  /** The server or the dumps that the data is from; not there in snapshots of before that was recorded. */
  readonly answeredBy?: readonly string[];
  readonly digest: string;
  readonly engine: string;
  /** Where the set itself was found, unless its name says it. */
  readonly foundIn?: string;
  /** Not there for ASNs, and in snapshots of before the sets inside of an object were recorded. */
  readonly sets?: number;
  readonly sources: readonly string[];
  /** The members that stand for nothing, sorted; not there where there are none. */
  readonly unknownMembers?: readonly UnknownMember[];
}

/** The index: every object of the snapshot by name. */
export type SnapshotIndex = ReadonlyMap<string, IndexEntry>;

/** Prints the index: JSON with sorted keys, one thing a line. */
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

/** One a line, so that a diff shows which came and went. */
function oneEach(texts: readonly string[]): string {
  return `[${texts.map((text) => `\n        ${JSON.stringify(text)}`).join(",")}\n      ]`;
}
