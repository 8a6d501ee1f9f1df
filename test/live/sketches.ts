import {
  maxLength,
  networkOf,
  parseAddress,
  parseCommunity,
  type Address,
  type Asn,
  type Community,
  type Prefix,
} from "../../src/net/index.ts";
import type { Route } from "../../src/policy/index.ts";
import { known, OTHER_ASN, type Material } from "./material.ts";

/** A route to send, of which only the prefix is open. */
export interface Sketch {
  /** What is special about it. */
  readonly about: string;
  /** Any of these will do. */
  readonly prefixes: readonly Prefix[];
  readonly rest: Pick<Route, "asPath" | "nextHop" | "communities" | "med" | "origin">;
}

const OWN_ASN = 52580;

/** Prefixes that must not be sent, by reason. */
const NEVER = {
  ipv4: {
    default: "0.0.0.0/0",
    short: "64.0.0.0/7",
    bogons: ["10.66.0.0/16", "198.18.0.0/15", "203.0.113.0/24", "100.64.7.0/24"],
    own: ["179.191.160.0/20", "179.191.161.0/24", "186.195.64.0/20"],
    lans: ["45.6.52.0/22", "45.184.144.0/22", "187.16.219.0/24"],
    unregistered: "9.9.9.0/24",
  },
  ipv6: {
    default: "::/0",
    short: "2400::/11",
    bogons: ["2001:db8:1::/48", "fd00:1::/32", "2002:a00::/24", "3fff:1::/32"],
    own: ["2804:cf8::/32", "2804:cf8:99::/48"],
    lans: ["2001:12f8:0:2::/64", "2001:12f8:0:9::/64"],
    unregistered: "2620:fe::/48",
  },
} as const;

/** Unused addresses of exchange ports, and of a network elsewhere. */
const THIRD_PARTY = { ipv4: "198.32.124.77", ipv6: "2001:478:124::77" } as const;

/**
 * Every way in which a route may be right or wrong, each with one fault only, so that it is this fault that decides:
 * registered prefixes and origins, the neighbor's ASN in front, its address as the next hop, but for what `about` says.
 */
export function sketchesOf(material: Material, lan: Prefix | null): readonly Sketch[] {
  const { session, prefixes, authorized, disputed, origins, first, hosts } = material;
  const { family, remote } = session;
  const never = NEVER[family];
  const origin = origins[0] ?? OTHER_ASN;
  const head = first ?? origin;
  const path = through([head], origin);
  const onLan = lan !== null && lan.length < maxLength(lan.family) - 1;
  const third = onLan ? nth(lan, 77n) : word(THIRD_PARTY[family]);
  const of = (about: string, rest: Partial<Sketch["rest"]> = {}, of = prefixes): Sketch => ({
    about,
    prefixes: of,
    rest: { asPath: path, nextHop: remote, communities: [], med: null, origin: "igp", ...rest },
  });
  const onPath = (about: string, asPath: Route["asPath"]) => of(about, { asPath });
  const tagged = (about: string, ...texts: string[]) => of(about, { communities: all(texts) });
  const at = (about: string, ...texts: readonly string[]) =>
    texts.map((text) => of(`${about} ${text}`, {}, [known(text)]));
  const halves = prefixes.map((p) => networkOf(p, Math.min(p.length + 1, maxLength(family))));
  const tooLong = family === "ipv4" ? 25 : 49;
  const limit = family === "ipv4" ? 24 : 48;
  return [
    of("as it should be"),
    of("with a MED", { med: 77 }),
    of("of the ORIGIN EGP", { origin: "egp" }),
    of("of the ORIGIN incomplete", { origin: "incomplete" }),
    of("RPKI-valid", {}, [authorized]),
    of("RPKI-invalid", {}, [disputed]),
    ...origins.slice(1, 3).map((asn) => onPath(`of AS${asn}`, through([head], asn))),
    onPath("prepended", [head, ...through([head], origin)]),
    onPath("with 50 hops", through(Array<Asn>(49).fill(head), origin, true)),
    onPath("with 51 hops", through(Array<Asn>(50).fill(head), origin, true)),
    onPath("with an AS_SET within", [head, [5, 6], origin]),
    onPath("with an AS_SET at the end", [head, origin, [origin]]),
    ...[23456, 64512, 65551, 131071, 4_200_000_000].map((asn) =>
      onPath(`with AS${asn}`, [head, asn, origin]),
    ),
    onPath("with our own ASN", [head, OWN_ASN, origin]),
    onPath("with another ASN in front", [OTHER_ASN, ...path]),
    ...[174, 1299, 12956].map((asn) => onPath(`with AS${asn}`, [head, asn, origin])),
    of("with a third party's next hop", { nextHop: third }),
    onPath("of an origin that is not registered", [head, OTHER_ASN + 2]),
    tagged("with communities of others", "4230:9", "65000:1", "70000:1:2", "1:2:3"),
    tagged("with our communities", "52580:1", "52580:65535", "52580:1:1", "52580:1:3", "52580:0:0"),
    tagged("with both", "52579:1", "52580:7", "52581:1", "52580:1:1", "52581:1:1", "525800:1:1"),
    tagged("with route targets", "rt:52580:7", "rt:70000:1", "1:1"),
    tagged("to be shut down", "graceful-shutdown", "4230:1"),
    tagged("not to be exported", "no-export"),
    tagged("not to be advertised", "no-advertise", "52580:1:1"),
    tagged("to be blackholed, but whole", "blackhole"),
    ...at("default", never.default),
    ...at("too short", never.short),
    ...at("bogon", ...never.bogons),
    ...at("ours", ...never.own),
    ...at("exchange", ...never.lans),
    ...at("not registered", never.unregistered),
    of(
      "more specific than what is registered",
      {},
      halves.filter((p) => p.length <= limit),
    ),
    of(
      "too long",
      {},
      prefixes.map((p) => networkOf(p, tooLong)),
    ),
    of(
      "single address",
      {},
      prefixes.map((p) => networkOf(p, maxLength(family))),
    ),
    ...blackholes(hosts.length > 0 ? hosts : prefixes),
  ].filter((sketch) => sketch.prefixes.length > 0);

  function blackholes(blocks: readonly Prefix[]): readonly Sketch[] {
    const hostsIn = (n: bigint) => blocks.map((p) => networkOf(nth(p, n), maxLength(family)));
    const blackhole = (about: string, n: bigint, rest: Partial<Sketch["rest"]> = {}) =>
      of(`blackhole ${about}`, { communities: all(["blackhole"]), ...rest }, hostsIn(n));
    const outside = networkOf(known(never.unregistered), maxLength(family));
    return [
      blackhole("inside", 66n),
      blackhole("with our communities", 67n, {
        communities: all(["blackhole", "52580:1", "52580:1:1", "4230:66", "rt:52580:1"]),
      }),
      // Off the link no next hop is valid (RFC 4271, 6.3): no policy gets to see such a route.
      ...(onLan ? [blackhole("with a third party's next hop", 68n, { nextHop: third })] : []),
      blackhole("with another ASN in front", 69n, { asPath: [OTHER_ASN, ...path] }),
      blackhole("of an origin that is not registered", 70n, { asPath: [head, OTHER_ASN + 2] }),
      ...[64512, OWN_ASN, 174].map((asn, i) =>
        blackhole(`with AS${asn}`, 71n + BigInt(i), { asPath: [head, asn, origin] }),
      ),
      of("blackhole outside", { communities: all(["blackhole"]) }, [outside]),
    ];
  }
}

/** A path to an origin; the origin is repeated only with `again`. */
function through(path: readonly Asn[], origin: Asn, again = false): readonly Asn[] {
  return path.at(-1) === origin && !again ? path : [...path, origin];
}

function all(texts: readonly string[]): readonly Community[] {
  return texts.map((text) => {
    const community = parseCommunity(text);
    if (!community) throw new Error(text);
    return community;
  });
}

function nth({ family, value }: Prefix, n: bigint): Address {
  return { family, value: value + n };
}

function word(text: string): Address {
  const address = parseAddress(text);
  if (!address) throw new Error(text);
  return address;
}
