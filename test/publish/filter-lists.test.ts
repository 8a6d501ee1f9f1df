import { expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  maxLength,
  parsePrefix,
  PrefixSet,
  type Family,
  type PrefixRange,
} from "../../src/net/index.ts";
import { DIALECTS, type DialectName } from "../../src/publish/dialects.ts";
import { listText } from "../../src/publish/list-texts.ts";
import { loadTemplates } from "../fixtures/templates.ts";

/** Ranges in a small space, so that some are around, next to and inside of others. */
const setOf = (family: Family): fc.Arbitrary<PrefixSet> => {
  const base = family === "ipv4" ? 0xcb007000n : 0x20010db8n << 96n;
  const [shortest, longest] = family === "ipv4" ? [24, 32] : [32, 40];
  const range = fc
    .tuple(fc.nat(8), fc.nat(255), fc.nat(8), fc.nat(8))
    .map(([more, value, from, to]): PrefixRange => {
      const length = shortest + more;
      const all = BigInt(value) << BigInt(maxLength(family) - longest);
      const host = (1n << BigInt(maxLength(family) - length)) - 1n;
      const [a, b] = [length + from, length + from + to].map((n) => Math.min(n, longest));
      return { prefix: { family, value: (base | all) & ~host, length }, min: a!, max: b! };
    });
  return fc
    .array(range, { minLength: 1, maxLength: 12 })
    .map((ranges) => PrefixSet.of(family, ranges));
};

/** How each dialect writes an entry: the prefix, and the lengths in it. */
const ENTRY: Readonly<Record<DialectName, RegExp>> = {
  junos:
    /^ +(\S+?\/\d+)(?: exact| upto \/(?<upTo>\d+)| prefix-length-range \/(?<min>\d+)-\/(?<max>\d+)| (?<all>orlonger))?;$/gm,
  iosxr:
    /^ {2}([\da-f]\S+?\/\d+)(?: eq (?<eq>\d+)| le (?<upTo>\d+)| ge (?<min>\d+) le (?<max>\d+))?,?$/gm,
  bird: /^ {2}(\S+?\/\d+)(?:\{(?<min>\d+),(?<max>\d+)\}|(?<all>\+))?,?$/gm,
  frr: /permit (\S+)(?: le (?<upTo>\d+)| ge (?<min>\d+) le (?<max>\d+))?$/gm,
  routeros: /if \(dst (?:==|in) (\S+?)(?: && dst-len in (?<min>\d+)-(?<max>\d+))?\) \{accept\}"$/gm,
  openbgpd: /^\t(\S+)(?: prefixlen = (?<eq>\d+)| prefixlen (?<min>\d+) - (?<max>\d+))?$/gm,
};

/** What the entries of a list mean together, read by a reader that shares nothing with the printer. */
function meaning(dialect: DialectName, family: Family, text: string): PrefixSet {
  const ranges = [...text.matchAll(ENTRY[dialect])].map((match): PrefixRange => {
    const prefix = parsePrefix(match[1]!)!;
    const { eq, min, max, upTo, all } = match.groups!;
    const last = eq ?? max ?? upTo ?? (all === undefined ? prefix.length : maxLength(family));
    return { prefix, min: Number(eq ?? min ?? prefix.length), max: Number(last) };
  });
  return PrefixSet.of(family, ranges);
}

test.each(
  DIALECTS.flatMap(({ name }) =>
    (["ipv4", "ipv6"] as const).map((family) => [name, family] as const),
  ),
)("a list for %s of %s means the set that it is made of", (dialect, family) => {
  fc.assert(
    fc.property(setOf(family), (set) => {
      const listed = { family, name: "AS64500_V4", policy: "FROM_AS64500_V4", set };
      const { text } = listText(dialect, listed, "RADB::AS-X", loadTemplates);
      expect(meaning(dialect, family, text).equals(set)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
