import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics, MaskedFile } from "../../../src/diagnostics/index.ts";
import {
  formatPrefix,
  formatPrefixRange,
  maxLength,
  PrefixSet,
  readPrefixRange,
  type Family,
  type PrefixRange,
} from "../../../src/net/index.ts";
import { prefixSetOf } from "../../../src/platforms/bird/reader/values.ts";
import { readFile as readBird } from "../../../src/platforms/bird/reader/file.ts";
import { readFile as readFrr } from "../../../src/platforms/frr/reader/file.ts";
import { readFile as readXr } from "../../../src/platforms/iosxr/reader/file.ts";
import { entriesOf, readPrefixes } from "../../../src/platforms/iosxr/reader/sets.ts";
import { JunosObjects } from "../../../src/platforms/junos/reader/objects.ts";
import { readStatements } from "../../../src/platforms/junos/reader/statements.ts";
import { ReadingProblems } from "../../../src/platforms/reading-problems.ts";
import { anyRange } from "../../net/example.ts";

/** Reads the prefixes of one family in a list called L; null if part of it was not understood. */
type ReadList = (text: string, family: Family) => { set: PrefixSet; plain: boolean } | null;

interface Case {
  /** The list as printed: `extra` is added where it changes nothing but the list's plain form. */
  readonly print: (ranges: readonly PrefixRange[], extra: string) => string;
  readonly extra: string;
  readonly read: ReadList;
}

function understood<T>(text: string, read: (problems: ReadingProblems) => T): T | null {
  const found = new Diagnostics();
  const value = read(
    new ReadingProblems("X", new MaskedFile({ path: "x", raw: text }, () => []), found.report),
  );
  return found.failed ? null : value;
}

const bits = ({ prefix, min, max }: PrefixRange) => {
  const longest = maxLength(prefix.family);
  const exact = min === prefix.length && max === min;
  return { text: formatPrefix(prefix), length: prefix.length, min, max, longest, exact };
};

const CASES: Readonly<Record<string, Case>> = {
  bird: {
    extra: " /* more */",
    print: (ranges, extra) => {
      const entries = ranges.map(bits).map(({ text, length, min, max, longest, exact }) => {
        if (exact) return text;
        return min === length && max === longest ? `${text}+` : `${text}{${min},${max}}`;
      });
      return `define L = [${extra}\n  ${entries.join(`${extra},\n  `)}\n];\n`;
    },
    read: (text, family) =>
      understood(text, (problems) => {
        const value = readBird(text, problems).objects.constants.get("L")!.value;
        return { set: prefixSetOf(value, family), plain: value.kind === "prefix-set" };
      }),
  },
  iosxr: {
    extra: "  ",
    print: (ranges, extra) => {
      const entries = ranges.map(bits).map(({ text, length, min, max, exact }) => {
        if (exact) return text;
        if (min === max) return `${text} eq ${min}`;
        return min === length ? `${text} le ${max}` : `${text} ge ${min} le ${max}`;
      });
      const lines = entries.map((entry, i) => entry + (i < entries.length - 1 ? "," : ""));
      return `prefix-set L\n  # about\n${lines.map((l) => `  ${l}${extra}\n`).join("")}end-set\n!\n`;
    },
    read: (text, family) =>
      understood(text, (problems) => {
        const { body, prefixes } = readXr(text, 1, problems).objects.use("prefix-set", "L")!;
        const set = prefixes
          ? PrefixSet.of(family, prefixes[family])
          : readPrefixes(entriesOf(body, problems), family, problems);
        return { set, plain: prefixes !== null };
      }),
  },
  junos: {
    extra: " /* more */",
    print: (ranges, extra) => {
      const entries = ranges.map(bits).map(({ text, length, min, max, longest, exact }) => {
        if (exact) return `${text} exact`;
        if (min > length) return `${text} prefix-length-range /${min}-/${max}`;
        return max === longest ? `${text} orlonger` : `${text} upto /${max}`;
      });
      const lines = entries.map((entry) => `  ${entry};${extra}\n`).join("");
      return `policy-options {\n route-filter-list L {\n${lines} }\n}\n`;
    },
    read: (text, family) =>
      understood(text, (problems) => {
        const options = readStatements(text, problems).find("policy-options")!;
        const plain = options.find("route-filter-list", "L")!.block !== null;
        const objects = new JunosObjects(options, false, new Map(), problems);
        return { set: objects.prefixes("route-filter-list", "L", family, 1), plain };
      }),
  },
  frr: {
    extra: "  ",
    print: (ranges, extra) =>
      ranges
        .map(bits)
        .map(({ text, length, min, max, exact }, i) => {
          const word = text.includes(":") ? "ipv6" : "ip";
          const lengths = exact ? "" : min === length ? ` le ${max}` : ` ge ${min} le ${max}`;
          return `${word} prefix-list L seq ${i + 1} permit${extra} ${text}${lengths}\n`;
        })
        .join(""),
    read: (text, family) =>
      understood(text, (problems) => {
        const request = { version: [8, 4], asn: 1, neighbors: [], form: "running" as const };
        const list = readFrr(text, request, problems).objects.prefixLists.get(`${family} L`);
        return list ? { set: list.set, plain: !text.includes("permit  ") } : null;
      }),
  },
};

const range = (text: string) => readPrefixRange(text) as PrefixRange;

/** Lists of one family. Junos' entries may hide one another, which the test must not need to know. */
const lists = fc.array(anyRange, { minLength: 1, maxLength: 8 }).map((ranges) => {
  const family = ranges[0]!.prefix.family;
  return { family, ranges: ranges.filter(({ prefix }) => prefix.family === family) };
});

describe.each(Object.entries(CASES))(
  "a list of prefixes on %s",
  (_name, { print, extra, read }) => {
    test("is the same read in one pass and read by the whole syntax", () => {
      fc.assert(
        fc.property(lists, ({ family, ranges }) => {
          const plain = read(print(ranges, ""), family);
          const whole = read(print(ranges, extra), family);
          const rangesOf = (found: typeof plain) => found?.set.ranges.map(formatPrefixRange);
          expect(rangesOf(plain)).toEqual(rangesOf(whole));
          if (plain) expect([plain.plain, whole?.plain]).toEqual([true, false]);
        }),
        { numRuns: 300 },
      );
    });

    test("has every entry that is printed", () => {
      const range = {
        min: 24,
        max: 26,
        prefix: { family: "ipv4", value: 0xc0000200n, length: 24 },
      };
      const other = {
        min: 16,
        max: 16,
        prefix: { family: "ipv4", value: 0x0a010000n, length: 16 },
      };
      const ranges = [other, range] as unknown as readonly PrefixRange[];
      const found = read(print(ranges, ""), "ipv4");
      expect(found?.set.ranges.map(formatPrefixRange)).toEqual([
        "10.1.0.0/16",
        "192.0.2.0/24^24-26",
      ]);
    });

    test.each(["192.0.2.1/24", "192.0.2.0/33", "192.0.2.0", "192.0.2.0/24x", "192.0.2.0/024"])(
      "with %s is not taken for one without it",
      (wrong) => {
        const ok = range("10.1.0.0/16");
        const text = print([ok, ok], "");
        const at = text.lastIndexOf("10.1.0.0/16");
        const broken = `${text.slice(0, at)}${wrong}${text.slice(at + "10.1.0.0/16".length)}`;
        let found: ReturnType<ReadList> = null;
        try {
          found = read(broken, "ipv4");
        } catch {
          // BIRD's reader stops at what it does not understand where it is used.
        }
        const ranges = found?.set.ranges.map(formatPrefixRange) ?? [];
        expect(ranges).not.toEqual(["10.1.0.0/16"]);
      },
    );
  },
);
