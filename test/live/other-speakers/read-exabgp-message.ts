import {
  parseAddress,
  parseCommunity,
  parsePrefix,
  type Address,
  type Asn,
  type Community,
  type Prefix,
} from "../../../src/net/index.ts";
import { routeValueOf, type Route } from "../../../src/policy/index.ts";

/** ExaBGP's message about a session; `remote` is the address of its own end, which is the neighbor's. */
export type Message = { readonly remote: Address; readonly sent: boolean } & (
  | { readonly kind: "up" }
  | { readonly kind: "down"; readonly why: string }
  | { readonly kind: "end-of-rib" }
  | { readonly kind: "refresh"; readonly subtype: string }
  | {
      readonly kind: "update";
      readonly announced: readonly Route[];
      readonly withdrawn: readonly Prefix[];
      /** The value of OTC (RFC 9234, 5) of what is announced. */
      readonly otc: Asn | null;
    }
);

/** The attributes that a router sends to its neighbors; any other one is reported. */
interface Attributes {
  readonly origin?: string;
  readonly "as-path"?: readonly number[];
  readonly med?: number;
  readonly "local-preference"?: number;
  readonly community?: readonly (readonly [number, number])[];
  readonly "extended-community"?: readonly { readonly string: string }[];
  readonly "large-community"?: readonly (readonly [number, number, number])[];
}

interface Printed {
  readonly type: string;
  readonly neighbor: {
    readonly address: { readonly local: string };
    readonly direction?: string;
    readonly state?: string;
    readonly reason?: string;
    readonly message?: {
      readonly eor?: unknown;
      readonly update?: {
        readonly attribute?: Attributes & Readonly<Record<string, unknown>>;
        readonly announce?: Readonly<Record<string, Readonly<Record<string, readonly Nlri[]>>>>;
        readonly withdraw?: Readonly<Record<string, readonly Nlri[]>>;
      };
    };
  };
}

interface Nlri {
  readonly nlri: string;
}

const KNOWN = new Set([
  ...["origin", "as-path", "med", "local-preference", "confederation-path"],
  ...["community", "extended-community", "large-community", "aggregator", "atomic-aggregate"],
]);

/** OTC is unknown to it, so that it prints the bytes, with the flags that came. */
const OTC = /^attribute-0x23-0x[0-9A-F]{2}$/i;

/** Reads one line of the output of ExaBGP's JSON encoder; null if it contains nothing that a test needs. */
export function readExabgpMessage(line: string): Message | null {
  // ExaBGP 4.2 puts the values of these in quotes twice, which is no JSON.
  const printed = JSON.parse(line.replaceAll('""', '"')) as Printed;
  const { neighbor } = printed;
  const about = { remote: address(neighbor.address.local), sent: neighbor.direction === "send" };
  if (neighbor.state === "up") return { ...about, kind: "up" };
  if (neighbor.state === "down") return { ...about, kind: "down", why: neighbor.reason ?? "" };
  const subtype = /"subtype": "+(\w+)/.exec(line)?.[1];
  if (subtype !== undefined) return { ...about, kind: "refresh", subtype };
  const { message } = neighbor;
  if (message?.eor !== undefined) return { ...about, kind: "end-of-rib" };
  if (!message?.update) return null;
  const { attribute = {}, announce = {}, withdraw = {} } = message.update;
  const foreign = Object.keys(attribute).filter((key) => !KNOWN.has(key) && !OTC.test(key));
  if (foreign.length > 0 && !about.sent) throw new Error(`an attribute nobody sent: ${line}`);
  const rest = {
    asPath: attribute["as-path"] ?? [],
    communities: communitiesOf(attribute),
    rpki: "not-found",
    origin: routeValueOf("origin", attribute.origin ?? "") ?? "incomplete",
    localPreference: attribute["local-preference"] ?? null,
    med: attribute.med ?? null,
  } as const;
  const otc = Object.entries(attribute).find(([key]) => OTC.test(key))?.[1];
  return {
    ...about,
    kind: "update",
    announced: Object.values(announce).flatMap((byNextHop) =>
      // A link-local address may come with the global one (RFC 2545, 3): ExaBGP shows the route with each.
      Object.entries(byNextHop).flatMap(([nextHop, all]) =>
        (/^fe[89ab]/.test(nextHop) ? [] : all).map((nlri) => ({
          ...rest,
          prefix: prefix(nlri),
          nextHop: address(nextHop),
        })),
      ),
    ),
    withdrawn: Object.values(withdraw).flatMap((all) => all.map(prefix)),
    otc: typeof otc === "string" ? Number(otc) : null,
  };
}

function communitiesOf(attribute: Attributes): readonly Community[] {
  const texts = [
    ...(attribute.community ?? []).map((c) => c.join(":")),
    // `target:65551L:7` is one with four bytes of ASN.
    ...(attribute["extended-community"] ?? []).map((c) =>
      c.string.replace(/^target:(\d+)L?:/, "rt:$1:"),
    ),
    ...(attribute["large-community"] ?? []).map((c) => c.join(":")),
  ];
  return texts.map((text) => {
    const community = parseCommunity(text);
    if (!community) throw new Error(`ExaBGP shows a community that nobody sent: ${text}`);
    return community;
  });
}

function prefix({ nlri }: Nlri): Prefix {
  const parsed = parsePrefix(nlri);
  if (!parsed) throw new Error(`ExaBGP shows a prefix that is none: ${nlri}`);
  return parsed;
}

function address(text: string): Address {
  const parsed = parseAddress(text);
  if (!parsed) throw new Error(`ExaBGP shows an address that is none: ${text}`);
  return parsed;
}
