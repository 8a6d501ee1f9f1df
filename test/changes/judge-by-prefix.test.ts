import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { judged, peerHas, type Version } from "./judged.ts";

/** Always registered: the parent of some of the others. */
const PARENT = "104.16.0.0/13";
const CANDIDATES = [
  ...["104.16.0.0/16", "104.17.0.0/16", "104.17.4.0/24", "104.20.0.0/14"],
  ...["45.60.0.0/22", "45.60.1.0/24", "185.1.0.0/24"],
];
const ROUTES = ["AS13335 RADB", "AS13335 TC", "AS64500 RADB"];

interface Registration {
  readonly prefixes: readonly string[];
  readonly route: string;
}

const registration: fc.Arbitrary<Registration> = fc.record({
  prefixes: fc.subarray(CANDIDATES),
  route: fc.constantFrom(...ROUTES),
});

const rule = fc.record({
  most: fc.integer({ min: 0, max: 4 }),
  least: fc.integer({ min: 0, max: 4 }),
  inside: fc.constantFrom("registered", "anywhere"),
  origins: fc.constantFrom("registered", "any"),
  sources: fc.constantFrom(null, "TC", "RADB"),
});

const version = ({ prefixes, route }: Registration): Version => ({
  objects: peerHas([PARENT, ...prefixes], [13335]),
  routes: Object.fromEntries(prefixes.map((prefix) => [prefix, route])),
});

/** Whether one prefix is another, or lies inside of it: compared bit by bit. */
function isInside(prefix: string, other: string): boolean {
  const bits = (text: string) => {
    const [address = "", length = ""] = text.split("/");
    const all = address.split(".").map((part) => Number(part).toString(2).padStart(8, "0"));
    return all.join("").slice(0, Number(length));
  };
  return bits(prefix).startsWith(bits(other));
}

test("what is allowed is what its rules say, prefix by prefix", () => {
  fc.assert(
    fc.property(registration, registration, rule, (before, after, rules) => {
      const { most, least, inside, origins, sources } = rules;
      const more = [`at_most: ${most}`, `inside: ${inside}`, `origins: ${origins}`];
      if (sources !== null) more.push(`sources: [${sources}]`);
      const report = judged(
        version(before),
        version(after),
        `allowed:\n  - name: a\n    on: {}\n    accept_more: { ${more.join(", ")} }\n` +
          `    accept_less: { at_most: ${least} }\n    reasons: true\n`,
      );
      const gained = after.prefixes.filter((prefix) => !before.prefixes.includes(prefix));
      const lost = before.prefixes.filter((prefix) => !after.prefixes.includes(prefix));
      const registered = [PARENT, ...before.prefixes];
      const [origin, source] = after.route.split(" ");
      const isFine =
        gained.length === 0 ||
        (gained.length <= most &&
          (inside === "anywhere" ||
            gained.every((one) => registered.some((other) => isInside(one, other)))) &&
          (origins === "any" || origin === "AS13335") &&
          (sources === null || source === sources));
      expect(report.outside.some(({ text }) => text.includes("newly accepted"))).toBe(!isFine);
      expect(report.outside.some(({ text }) => text.includes("no longer accepted"))).toBe(
        lost.length > least,
      );
      expect(report.holds).toBe(isFine && lost.length <= least);
    }),
    { numRuns: 40 },
  );
}, 120_000);
