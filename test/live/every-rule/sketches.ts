import {
  formatPrefix,
  maxLength,
  networkOf,
  parseCommunity,
  type Prefix,
} from "../../../src/net/index.ts";
import type { Route } from "../../../src/policy/index.ts";
import { OTHER_ASN, type Material } from "../material.ts";
import { sketchesOf, type Sketch } from "../sketches.ts";
import { alternativeSketches } from "./alternative-sketches.ts";
import { rpkiCases } from "./edge-roas.ts";
import { edgesOf } from "./edges.ts";

/** One of each kind of community, at its least and its most, and the well-known ones. */
const COMMUNITIES = [
  ...["0:1", "1:0", "65534:65535", "52580:0", "52580:65535", "52579:65535", "52581:0"],
  ...["0:0:1", "4294967295:4294967295:4294967295", "52580:0:0", "52580:4294967295:4294967295"],
  ...["52579:1:1", "52581:1:1", "118116:1:1", "rt:0:1", "rt:65535:4294967295", "rt:65536:0"],
  ...["rt:4294967295:65535", "rt:52580:0", "65535:0", "65535:666", "65535:65281", "65535:65282"],
  ...["65535:65283", "65535:65284"],
] as const;

/**
 * What a neighbor of the network that uses every rule sends: each way to be right or wrong, each length, each kind of
 * community, each shape of path, each state of RPKI, and both sides of every edge that its policies have.
 */
export function everySketch(material: Material, lan: Prefix | null): readonly Sketch[] {
  const { session, prefixes, origins, first } = material;
  const origin = origins[0] ?? OTHER_ASN;
  const head = first ?? session.asn;
  const asPath: Route["asPath"] = head === origin ? [head] : [head, origin];
  const rest: Sketch["rest"] = {
    asPath,
    nextHop: session.remote,
    communities: [],
    med: null,
    origin: "igp",
  };
  const of = (about: string, more: Partial<Sketch["rest"]>, where = prefixes): Sketch => ({
    about,
    prefixes: where,
    rest: { ...rest, ...more },
  });
  const paths: readonly Route["asPath"][] = [
    [head],
    [head, head, head],
    ...origins.map((asn) => [head, asn]),
    [head, [39100], [39101, 39102]],
    [[head, 39100], origin],
    [head, ...Array<number>(254).fill(39100), origin],
    [head, ...Array<number>(300).fill(39100), origin],
    [head, 4_199_999_999, origin],
    [head, 399_999, 65_536, origin],
  ];
  const communities = COMMUNITIES.map((text) => {
    const community = parseCommunity(text);
    if (!community) throw new Error(text);
    return community;
  });
  return [
    ...sketchesOf(material, lan),
    ...edgesOf(session, { prefixes, rest }),
    ...alternativeSketches(material, rest),
    ...lengthsOf(prefixes).map((p) => of(`length ${formatPrefix(p)}`, {}, [p])),
    ...paths.map((path) => of(`path of ${path.length}`, { asPath: path })),
    ...communities.map((c) => of(`community ${JSON.stringify(c)}`, { communities: [c] })),
    of("every community", { communities }),
    of("the least MED", { med: 0 }),
    of("the greatest MED", { med: 4_294_967_295 }),
    ...rpkiCases(material).flatMap(({ about, prefix }) => [
      of(about, {}, [prefix]),
      of(`${about}, another origin`, { asPath: [head, origins[1] ?? OTHER_ASN] }, [prefix]),
    ]),
  ];
}

/** Prefixes of each length there is, around and inside of some of these. */
function lengthsOf(prefixes: readonly Prefix[]): readonly Prefix[] {
  return prefixes
    .filter((_, i) => i % 8 === 2)
    .flatMap((prefix, i) =>
      Array.from({ length: maxLength(prefix.family) + 1 }, (_, length) => length)
        // All of the lengths once; around the interesting ones twice.
        .filter((length) => i === 0 || (length > prefix.length - 2 && length < prefix.length + 8))
        .map((length) => networkOf(prefix, length)),
    );
}
