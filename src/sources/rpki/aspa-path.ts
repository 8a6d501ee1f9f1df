import type { Asn } from "../../net/index.ts";
import type { Aspa } from "./rpki.ts";

/** The providers of each customer that has an ASPA. */
export type AspaIndex = ReadonlyMap<Asn, ReadonlySet<Asn>>;

/** Indexes ASPAs by customer. */
export function indexAspas(aspas: readonly Aspa[]): AspaIndex {
  return new Map(aspas.map(({ customer, providers }) => [customer, new Set(providers)]));
}

/** An AS_PATH as received, with its prepends: the neighbor first, the origin last. An AS_SET is null. */
export type AsPath = readonly (Asn | null)[];

/** The result of verifying an AS_PATH. */
export interface AspaValidity {
  readonly state: "valid" | "invalid" | "unknown";
  /**
   * Why: for an invalid path the hops that an ASPA denies, since its customer does not list the provider, and for an
   * unknown path the hops of which the customer has no ASPA or denies them. The first such hop from the origin on, and
   * for a path from a provider also the first one from the neighbor on. None for a valid path, an empty one, and one with
   * an AS_SET.
   */
  readonly hops: readonly AspaHop[];
}

/** A hop of an AS_PATH, if it is one to a provider. */
export interface AspaHop {
  readonly customer: Asn;
  readonly provider: Asn;
}

/**
 * Verifies the AS_PATH of a route from a customer, a peer or a route server: every hop from the origin on must be one to
 * a provider (draft-ietf-sidrops-aspa-verification-28, section 5.5). Invalid: an ASPA denies one. Unknown: none does, but
 * ASPAs are missing. A path that is empty or has an AS_SET is invalid. That the first ASN is the neighbor's (step 2) is
 * left to the caller, who knows it.
 */
export function aspaUpstream(path: AsPath, aspas: AspaIndex): AspaValidity {
  const hops = compress(path);
  if (hops === null) return NO_SEQUENCE;
  const up = climb(hops.reverse(), aspas);
  return judge(hops.length, [up]);
}

/**
 * Verifies the AS_PATH of a route from a provider: hops to providers from the origin on, then at most one hop between
 * others, then only hops from providers to customers (draft-ietf-sidrops-aspa-verification-28, section 5.6). The rest is
 * as in `aspaUpstream`.
 */
export function aspaDownstream(path: AsPath, aspas: AspaIndex): AspaValidity {
  const hops = compress(path);
  if (hops === null) return NO_SEQUENCE;
  const down = climb(hops, aspas);
  const up = climb([...hops].reverse(), aspas);
  return judge(hops.length, [up, down]);
}

const NO_SEQUENCE: AspaValidity = { state: "invalid", hops: [] };

/** The path without prepends (section 5.2); null if it is empty or has an AS_SET. */
function compress(path: AsPath): Asn[] | null {
  const compressed: Asn[] = [];
  for (const asn of path) {
    if (asn === null) return null;
    if (asn !== compressed.at(-1)) compressed.push(asn);
  }
  return compressed.length === 0 ? null : compressed;
}

/** How many ASNs of a path belong to the ramp at its beginning (section 5.4), and the hop at the end of it. */
interface Ramp {
  /** Up to the first hop that an ASPA denies. */
  readonly most: RampEnd;
  /** Up to the first hop that no ASPA confirms. */
  readonly least: RampEnd;
}

interface RampEnd {
  readonly length: number;
  /** Null: the ramp is the whole path. */
  readonly hop: AspaHop | null;
}

/** Measures the ramp at the beginning of a path, from customers to providers. */
function climb(path: readonly Asn[], aspas: AspaIndex): Ramp {
  let least: RampEnd | null = null;
  for (const [i, provider] of path.entries()) {
    const customer = path[i - 1];
    if (customer === undefined) continue;
    const providers = aspas.get(customer);
    if (providers?.has(provider)) continue;
    const end = { length: i, hop: { customer, provider } };
    least ??= end;
    if (providers) return { most: end, least };
  }
  const whole = { length: path.length, hop: null };
  return { most: whole, least: least ?? whole };
}

/** The path is as good as its ramps together cover it: invalid if they cannot, unknown if they may not. */
function judge(length: number, ramps: readonly Ramp[]): AspaValidity {
  for (const [which, state] of [
    ["most", "invalid"],
    ["least", "unknown"],
  ] as const) {
    const ends = ramps.map((ramp) => ramp[which]);
    if (ends.reduce((sum, end) => sum + end.length, 0) < length) {
      return { state, hops: ends.flatMap(({ hop }) => hop ?? []) };
    }
  }
  return { state: "valid", hops: [] };
}
