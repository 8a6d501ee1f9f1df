import {
  compareRanges,
  type RegisteredPrefix,
  type RegisteredPrefixes,
  type UnknownMember,
} from "../net/index.ts";
import {
  compareUnknownMembers,
  formatMemberLine,
  readSetLine,
  readMemberLine,
} from "./member-line.ts";
import { digestOf, PARTS, type ObjectTexts } from "./object-files.ts";
import { objectPath } from "./object-path.ts";
import { formatOriginLine, readOriginLine } from "./origin-line.ts";
import { formatPrefixLine } from "./prefix-line.ts";
import { formatIndex, type IndexEntry } from "./snapshot-index.ts";
import type { Snapshot, SnapshotObject } from "./snapshot.ts";

/**
 * Prints a snapshot as files, by paths inside its folder: `index.json`, and for every object `SOURCE/NAME.ipv4`,
 * `.ipv6` and `.origins`, and `.sets` if it has any, sorted, one entry per line. The same snapshot gives the same
 * bytes.
 */
export function writeSnapshot(snapshot: Snapshot): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const index = new Map<string, IndexEntry>();
  for (const name of [...snapshot.keys()].sort()) {
    const object = snapshot.get(name);
    const path = objectPath(name);
    if (path === null || object?.name !== name) throw new Error(`not an object's name: ${name}`);
    const texts: ObjectTexts = {
      ipv4: textOf(prefixLines(object.prefixes.ipv4)),
      ipv6: textOf(prefixLines(object.prefixes.ipv6)),
      origins: textOf(originLines(object)),
      sets: textOf(setLines(object)),
    };
    const { alsoIn, sets, unknownMembers } = object;
    for (const part of PARTS) {
      if (part !== "sets" || texts.sets !== "") files.set(`${path}.${part}`, texts[part]);
    }
    index.set(name, {
      ...(alsoIn === undefined ? {} : { alsoIn }),
      ...(object.answeredBy === undefined ? {} : { answeredBy: object.answeredBy }),
      digest: digestOf({ ...object, hasSets: object.sets !== undefined, texts }),
      engine: object.engine,
      ...(object.foundIn === undefined ? {} : { foundIn: object.foundIn }),
      ipv4: object.prefixes.ipv4.length,
      ipv6: object.prefixes.ipv6.length,
      origins: object.origins.length,
      ...(sets === undefined ? {} : { sets: sets.length }),
      sources: object.sources,
      ...(unknownMembers === undefined ? {} : { unknownMembers: checked(unknownMembers) }),
    });
  }
  return new Map([["index.json", formatIndex(index)], ...files]);
}

/** Joins lines to a text, a batch at a time, so that early ones are freed before V8 considers them long-lived. */
function textOf(lines: Iterable<string>): string {
  const texts: string[] = [];
  let some: string[] = [];
  for (const line of lines) {
    some.push(line, "\n");
    if (some.length < 1024) continue;
    texts.push(some.join(""));
    some = [];
  }
  return texts.concat(some).join("");
}

function* prefixLines(prefixes: RegisteredPrefixes): Iterable<string> {
  // Columns are created in order; an array may have any order.
  const sorted = Array.isArray(prefixes)
    ? Array.from<RegisteredPrefix>(prefixes).sort((a, b) => compareRanges(a.range, b.range))
    : prefixes;
  let last: RegisteredPrefix | null = null;
  for (const prefix of sorted) {
    const order = last === null ? -1 : compareRanges(last.range, prefix.range);
    if (order >= 0) {
      const what = order === 0 ? "twice" : "out of order";
      throw new Error(`${what} in one object: ${formatPrefixLine(prefix)}`);
    }
    yield formatPrefixLine(prefix);
    last = prefix;
  }
}

function originLines({ name, origins }: SnapshotObject): readonly string[] {
  const sorted = [...origins].sort((a, b) => a.asn - b.asn);
  return sorted.map((origin, i) => {
    const line = formatOriginLine(origin);
    if (sorted[i + 1]?.asn === origin.asn || readOriginLine(line) === null) {
      throw new Error(`not an origin of ${name}: ${line}`);
    }
    return line;
  });
}

function setLines({ name, sets = [] }: SnapshotObject): readonly string[] {
  sets.forEach((line, i) => {
    if (readSetLine(line) === null || line <= (sets[i - 1] ?? "")) {
      throw new Error(`not the sets of ${name}: ${line}`);
    }
  });
  return sets;
}

/** The members, if they can be read back. */
function checked(members: readonly UnknownMember[]): readonly UnknownMember[] {
  members.forEach((member, i) => {
    const last = members[i - 1];
    const text = formatMemberLine(member);
    if (readMemberLine(text) === null || (last && compareUnknownMembers(last, member) >= 0)) {
      throw new Error(`not an unknown member: ${text}`);
    }
  });
  if (members.length === 0) throw new Error("no unknown members are to be left out");
  return members;
}
