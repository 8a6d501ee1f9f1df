import fc from "fast-check";

/** The sources of generated registries, in their order of preference. */
export const SOURCES = ["RADB", "RIPE", "TC"] as const;

/** A registry as the text of a dump, and the names of its sets. */
export interface GeneratedRegistry {
  readonly rpsl: string;
  readonly sets: readonly string[];
}

const AS_SETS = ["AS-A", "AS-B", "AS-C", "AS64500:AS-D", "AS-E:AS64501", "AS-A:AS-F"];
const ROUTE_SETS = ["RS-A", "RS-B", "AS64500:RS-C"];
const ASNS = ["AS64500", "AS64501", "AS64502", "AS23456", "AS4200000001", "AS65550"];
const MAINTAINERS = ["MNT-A", "MNT-B"];
const OPERATORS = ["", "", "^+", "^-", "^26", "^25-28"];
/**
 * Before ASNs and sets, which contain prefixes of both families. bgpq4 makes an entry of every prefix in a range, so
 * `^+` of an IPv6 prefix is more than it can handle.
 */
const NARROW = ["", "", "^26", "^25-28", "^38-40"];

const source = fc.constantFrom(...SOURCES);
const maintainer = fc.constantFrom(...MAINTAINERS);
const byRef = fc.constantFrom(
  "",
  ...MAINTAINERS.map((name) => `mbrs-by-ref: ${name}\n`),
  "mbrs-by-ref: ANY\n",
);

const prefix4 = fc
  .tuple(fc.integer({ min: 22, max: 29 }), fc.nat({ max: 2 ** 9 - 1 }))
  .map(([length, n]) => {
    const bits = (n << 3) & ~(2 ** (32 - length) - 1) & 0xfff;
    return `192.0.${bits >> 8}.${bits & 255}/${length}`;
  });
const prefix6 = fc
  .tuple(fc.integer({ min: 30, max: 48 }), fc.nat({ max: 7 }))
  .map(([length, n]) =>
    length < 35
      ? `2001:db8::/${Math.max(length, 32)}`
      : `2001:db8:${(n << 13).toString(16)}::/${length}`,
  );

/** Members of an as-set: ASNs, sets (itself and loops among them), and missing sets. */
const asSet = fc.record({
  name: fc.constantFrom(...AS_SETS),
  members: fc.array(fc.constantFrom(...ASNS, ...AS_SETS, ...AS_SETS, "AS-NOWHERE"), {
    maxLength: 5,
  }),
  byRef,
  source,
});

/** Members of a route-set: prefixes, ASNs and sets, some with range operators. */
const routeSet = fc.record({
  name: fc.constantFrom(...ROUTE_SETS),
  members: fc.array(
    fc.oneof(
      prefix6,
      fc.tuple(prefix4, fc.constantFrom(...OPERATORS)).map((parts) => parts.join("")),
      fc
        .tuple(fc.constantFrom(...ASNS, ...ROUTE_SETS, ...AS_SETS), fc.constantFrom(...NARROW))
        .map((parts) => parts.join("")),
    ),
    { maxLength: 4 },
  ),
  byRef,
  source,
});

const route = fc.record({
  prefix: fc.oneof(prefix4, prefix6),
  origin: fc.constantFrom(...ASNS),
  of: fc.constantFrom("", "", ...ROUTE_SETS),
  maintainer,
  source,
});

const autNum = fc.record({
  asn: fc.constantFrom(...ASNS),
  of: fc.constantFrom(...AS_SETS),
  maintainer,
  source,
});

/**
 * Registries that make expansion hard: sets that contain each other, sets of one name in several sources, members by
 * reference, hierarchical names, range operators, missing members, ASNs that are not for the Internet.
 */
export const generatedRegistry: fc.Arbitrary<GeneratedRegistry> = fc
  .record({
    asSets: fc.array(asSet, { minLength: 3, maxLength: 10 }),
    routeSets: fc.array(routeSet, { maxLength: 4 }),
    routes: fc.array(route, { minLength: 5, maxLength: 25 }),
    autNums: fc.array(autNum, { maxLength: 4 }),
  })
  .map(({ asSets, routeSets, routes, autNums }) => {
    const set = (kind: string, attribute: string, one: (typeof asSets)[number]): string =>
      `${kind}: ${one.name}\n${one.members.map((m) => `${attribute}: ${m}\n`).join("")}${one.byRef}source: ${one.source}\n`;
    const tail = (one: { of: string; maintainer: string; source: string }): string =>
      `${one.of === "" ? "" : `member-of: ${one.of}\n`}mnt-by: ${one.maintainer}\nsource: ${one.source}\n`;
    const objects = [
      // One route in each source, so that all are there.
      ...SOURCES.map((name) => `route: 198.51.100.0/24\norigin: AS64500\nsource: ${name}\n`),
      ...asSets.map((one) => set("as-set", "members", one)),
      ...routeSets.map((one) => set("route-set", "mp-members", one)),
      ...routes.map(
        (one) =>
          `${one.prefix.includes(":") ? "route6" : "route"}: ${one.prefix}\norigin: ${one.origin}\n${tail(one)}`,
      ),
      ...autNums.map((one) => `aut-num: ${one.asn}\n${tail(one)}`),
    ];
    const sets = [...new Set([...asSets, ...routeSets].map(({ name }) => name))];
    return { rpsl: objects.join("\n"), sets };
  });
