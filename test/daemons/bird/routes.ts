import { parsePrefix, type Community, type Prefix } from "../../../src/net/index.ts";
import { parseAddress } from "../../../src/net/index.ts";
import type { Origin, PathSegment, Route, RpkiState } from "../../../src/policy/index.ts";
import { Choices } from "./choices.ts";
import { HALVES, HOPS, OWN_ASN, PREFIXES, ROAS, WORDS } from "./material.ts";

/** Always the same routes: it is the texts that differ from seed to seed. */
const SEED = 12;

/** Routes as a neighbor sends them, each of another prefix, with every kind of path and community. */
export function learnedRoutes(): readonly Route[] {
  const chance = new Choices(SEED);
  return [...PREFIXES.ipv4, ...PREFIXES.ipv6, ...MORE].map((text, i) => {
    const prefix = prefixOf(text);
    const asPath = PATHS[i % PATHS.length] ?? [];
    return {
      prefix,
      asPath,
      nextHop: hopOf(chance, prefix),
      communities: communities(chance),
      rpki: validate(prefix, asPath),
      origin: ORIGINS[i % ORIGINS.length] ?? "igp",
      // What BIRD gives to routes that come without one.
      localPreference: 100,
      med: chance.pick([null, 0, 5, 4294967295]),
    };
  });
}

/** Routes of our own, which have no BGP attribute at all. */
export function ownRoutes(): readonly Route[] {
  return OWN.map((text) => {
    const prefix = prefixOf(text);
    const route = { prefix, asPath: [], nextHop: "self", communities: [] } as const;
    const origin = "igp" as const;
    return { ...route, origin, rpki: validate(prefix, []), localPreference: null, med: null };
  });
}

const ORIGINS: readonly Origin[] = ["igp", "incomplete", "egp", "igp", "incomplete"];

/** Prefixes next to those in the texts. */
const MORE = [
  ...["1.0.0.0/8", "10.1.2.4/30", "10.1.3.0/24", "10.255.255.255/32", "100.64.0.0/10"],
  ...["192.0.2.0/25", "198.18.7.0/25", "198.19.0.0/24", "11.0.0.0/8", "10.64.0.0/10"],
  ...["2001:db8:1::/49", "2001:db8:ffff::/48", "2001:db7::/32", "3fff:0:1::/48", "2001::/16"],
];
const OWN = ["198.19.1.0/24", "198.18.1.0/24", "172.16.0.0/12", "3fff:1::/32", "2001:db8:9::/48"];

const PATHS: readonly (readonly PathSegment[])[] = [
  [1],
  [],
  [64496, 1],
  [1, 2, 3],
  [[1, 2]],
  [3, [1, 2]],
  [[7], 1],
  [2, [64500, 70000], 3],
  [64500],
  [65536, 70000, 4200000000],
  [1, 1, 1, 2, 2],
  [7, 7, 3, OWN_ASN],
  [4294967295, 0],
  [64496, 2, 3, 7, 1, 65535],
  [[1], [2, 3]],
  [65535, 7],
  [2],
  [],
];

function hopOf(chance: Choices, { family }: Prefix): Route["nextHop"] {
  const address = parseAddress(chance.pick(HOPS[family].slice(1)));
  if (!address) throw new Error("no address");
  return address;
}

function communities(chance: Choices): readonly Community[] {
  const [half, word] = [() => chance.pick(HALVES), () => chance.pick(WORDS)];
  const target = () => chance.pick([1, 2, 64500, 70000]);
  const all: readonly Community[] = [
    ...chance.list(0, 4, () => ({ kind: "standard" as const, high: half(), low: half() })),
    ...chance.list(0, 3, () => ({
      kind: "large" as const,
      global: word(),
      local1: word(),
      local2: word(),
    })),
    ...chance.list(0, 3, () => ({
      kind: "extended" as const,
      administrator: target(),
      value: chance.pick([1, 2, 65535]),
    })),
  ];
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** RFC 6811 for `ROAS`; our own ASN is the origin of a route with an empty path, and a path that ends in a set has none. */
function validate(of: Prefix, path: readonly PathSegment[]): RpkiState {
  const last = path.length === 0 ? OWN_ASN : path.at(-1);
  const covering = ROAS.filter((roa) => isIn(of, prefixOf(roa.prefix)));
  if (covering.length === 0) return "not-found";
  const isValid = covering.some(({ asn, max }) => asn !== 0 && asn === last && of.length <= max);
  return isValid ? "valid" : "invalid";
}

function isIn(inner: Prefix, outer: Prefix): boolean {
  const bits = BigInt((inner.family === "ipv4" ? 32 : 128) - outer.length);
  return (
    inner.family === outer.family &&
    inner.length >= outer.length &&
    inner.value >> bits === outer.value >> bits
  );
}

function prefixOf(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (!prefix) throw new Error(`no prefix: ${text}`);
  return prefix;
}
