import fc from "fast-check";

import { type Diagnostic, Diagnostics } from "../../src/diagnostics/index.ts";
import {
  compareRanges,
  maxLength,
  networkOf,
  readPrefixRange,
  type Family,
  type PrefixRange,
  type RegisteredObject,
  type RegisteredPrefix,
} from "../../src/net/index.ts";
import { readSnapshot, type Snapshot } from "../../src/snapshot/index.ts";

export function range(text: string): PrefixRange {
  const parsed = readPrefixRange(text);
  if (typeof parsed === "string") throw new Error(`example: ${text}: ${parsed}`);
  return parsed;
}

/** An object of prefixes without route objects. */
export function object(
  name: string,
  prefixes: { ipv4?: readonly string[]; ipv6?: readonly string[] },
  rest: Partial<RegisteredObject> = {},
): RegisteredObject {
  const registered = (texts: readonly string[] = []): RegisteredPrefix[] =>
    texts
      .map((text) => ({ range: range(text), routes: [] }))
      .sort((a, b) => compareRanges(a.range, b.range));
  return {
    name,
    sources: ["RADB", "RIPE"],
    engine: "native 1",
    prefixes: { ipv4: registered(prefixes.ipv4), ipv6: registered(prefixes.ipv6) },
    origins: [],
    ...rest,
  };
}

export function snapshotOf(...objects: readonly RegisteredObject[]): Snapshot {
  return new Map(objects.map((o) => [o.name, o]));
}

/** What reading a snapshot's files gives, and what was reported. */
export function readFiles(files: ReadonlyMap<string, string>): {
  snapshot: Snapshot | null;
  diagnostics: readonly Diagnostic[];
} {
  const diagnostics = new Diagnostics();
  const folder = {
    name: "snapshot",
    read: (path: string) => files.get(path) ?? null,
    paths: [...files.keys()],
  };
  return { snapshot: readSnapshot(folder, diagnostics.report), diagnostics: diagnostics.all };
}

const word = (...letters: string[]) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 });
const setName = word("A", "B", "Z", "0", "9").map((text) => `AS-${text}`);
const source = fc.constantFrom("RADB", "RIPE", "RIPE-NONAUTH");
/** A registry of route objects may have a `_` in its name, which no object name has. */
const registry = fc.oneof(source, fc.constant("OLD_DB"));
const asn = fc.integer({ min: 0, max: 4_294_967_295 });
const objectName = fc
  .tuple(
    fc.option(source),
    fc.oneof(
      setName,
      asn.map((n) => `AS${n}`),
      fc.tuple(asn, setName),
    ),
  )
  .map(([from, name]) => {
    const text = typeof name === "string" ? name : `AS${name[0]}:${name[1]}`;
    return from === null ? text : `${from}::${text}`;
  });

function registeredPrefix(family: Family): fc.Arbitrary<RegisteredPrefix> {
  const bits = maxLength(family);
  return fc
    .record({
      value: fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }),
      lengths: fc.array(fc.integer({ min: 0, max: bits }), { minLength: 3, maxLength: 3 }),
      routes: fc.uniqueArray(fc.record({ origin: asn, source: registry }), {
        maxLength: 3,
        selector: (r) => `${r.origin}@${r.source}`,
      }),
    })
    .map(({ value, lengths, routes }) => {
      const [length, min, max] = lengths.sort((a, b) => a - b) as [number, number, number];
      const sorted = routes.sort((a, b) => a.origin - b.origin || (a.source < b.source ? -1 : 1));
      return { range: { prefix: networkOf({ family, value }, length), min, max }, routes: sorted };
    });
}

function registeredPrefixes(family: Family): fc.Arbitrary<RegisteredPrefix[]> {
  return fc
    .uniqueArray(registeredPrefix(family), {
      maxLength: 8,
      comparator: (a, b) => compareRanges(a.range, b.range) === 0,
    })
    .map((list) => list.sort((a, b) => compareRanges(a.range, b.range)));
}

/** Any object in its canonical form. */
export const anyObject: fc.Arbitrary<RegisteredObject> = fc.record(
  {
    name: objectName,
    sources: fc.uniqueArray(registry),
    foundIn: registry,
    alsoIn: fc.uniqueArray(registry, { minLength: 1, maxLength: 2 }),
    sets: fc
      .uniqueArray(fc.tuple(registry, setName), { selector: String, maxLength: 4 })
      .map((sets) => sets.map((parts) => parts.join("::")).sort()),
    unknownMembers: fc
      .uniqueArray(
        fc.record({
          member: setName,
          of: fc.tuple(registry, setName).map((parts) => parts.join("::")),
          isUnusable: fc.boolean(),
        }),
        { selector: ({ member, of }) => `${member} ${of}`, minLength: 1, maxLength: 4 },
      )
      .map((all) => all.sort((a, b) => (`${a.member} ${a.of}` < `${b.member} ${b.of}` ? -1 : 1))),
    answeredBy: fc.constantFrom(["rr.ntt.net:43"], ["irr/são paulo.rpsl sha256:00ff", 'b"\\']),
    engine: fc.constantFrom("native 1", 'bgpq4 1.9 "x"'),
    prefixes: fc.record({ ipv4: registeredPrefixes("ipv4"), ipv6: registeredPrefixes("ipv6") }),
    origins: fc
      .uniqueArray(fc.record({ asn, via: fc.array(objectName, { maxLength: 3 }) }), {
        selector: (o) => o.asn,
        maxLength: 5,
      })
      .map((origins) => origins.sort((a, b) => a.asn - b.asn)),
  },
  { requiredKeys: ["name", "sources", "engine", "prefixes", "origins"] },
);

export const anySnapshot: fc.Arbitrary<Snapshot> = fc
  .uniqueArray(anyObject, { selector: (o) => o.name, maxLength: 6 })
  .map((objects) => snapshotOf(...objects));
