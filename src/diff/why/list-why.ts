import { objectNames, ownObject } from "../../compile/index.ts";
import {
  formatObjectName,
  formatPrefix,
  formatPrefixRange,
  intersect,
  subtract,
  type Asn,
  type CanonicalSet,
} from "../../net/index.ts";
import type { Peer } from "../../declaration/index.ts";
import type { PolicyCause } from "../policy-cause.ts";
import { declaredWhy } from "./declared-why.ts";
import type { ObjectPairs } from "./object-pairs.ts";
import { originWhy, prefixWhy, type Wanted } from "./object-why.ts";
import type { NetworkPair, NetworkSources, Why } from "./why.ts";

type ListCause = Extract<PolicyCause, { readonly kind: "prefixes" | "asns" }>;

/**
 * The changes behind a list, for the prefixes that are treated differently: in the declaration first, then in the
 * registries. Nothing for a list of a policy.
 */
export function listWhy(
  cause: ListCause,
  changed: CanonicalSet,
  sources: NetworkPair,
  objects: ObjectPairs,
): readonly Why[] {
  const { before, after } = sources;
  const { name } = cause.after;
  const asn = /^PEERC_AS(\d+)_/.exec(name)?.[1];
  if (asn !== undefined) return peerWhy(cause, changed, Number(asn), sources, objects);
  if (cause.kind === "asns") return [];
  if (name.startsWith("PEERC_ANNOUNCED_")) {
    const [a, b] = [before, after].map(({ declaration }) => declaration.network.asSets);
    const names = [before, after].map(({ declaration }) => objectNames(declaration.network));
    return [
      ...declaredWhy("the as-set", a ?? [], b ?? [], formatObjectName),
      ...[...new Set(names.flat())].flatMap((each) =>
        prefixWhy(objects.of(each), wantedOf(cause, changed)),
      ),
    ];
  }
  if (name.startsWith("PEERC_OWN_")) {
    const own = formatObjectName(ownObject(after.declaration.network.asn));
    const located = ({ declaration: { network } }: NetworkSources) =>
      network.prefixes.map((value) => ({ value, span: network.span }));
    return [
      ...declaredWhy("the prefix", located(before), located(after), formatPrefix),
      ...prefixWhy(objects.of(own), { ...wantedOf(cause, changed), added: null, removed: null }),
    ];
  }
  return [];
}

function peerWhy(
  cause: ListCause,
  changed: CanonicalSet,
  asn: Asn,
  { before, after }: NetworkPair,
  objects: ObjectPairs,
): readonly Why[] {
  const peerOf = ({ declaration }: NetworkSources) =>
    declaration.peers.find((peer) => peer.asn === asn);
  const [was, is] = [peerOf(before), peerOf(after)];
  if (!was || !is) return [];
  const declared =
    cause.kind === "asns"
      ? declaredWhy("the origin", was.origins, is.origins, (origin) => `AS${origin}`)
      : declaredWhy("the prefix", was.prefixes, is.prefixes, formatPrefixRange);
  const pairs = [...new Set(namesOf(was, is))].map((name) => objects.of(name));
  return [
    ...declaredWhy("the as-set", was.asSets, is.asSets, formatObjectName),
    ...declared,
    ...pairs.flatMap((pair) =>
      cause.kind === "asns" ? originWhy(pair) : prefixWhy(pair, wantedOf(cause, changed)),
    ),
  ];
}

/** The objects that a peer names on both sides; the entries of a newly named one are new for another reason. */
function namesOf(was: Peer, is: Peer): readonly string[] {
  const now = new Set(objectNames(is));
  return objectNames(was).filter((name) => now.has(name));
}

type PrefixCause = Extract<ListCause, { readonly kind: "prefixes" }>;

/**
 * The added and removed prefixes among those that are treated differently, if a list has the registrations unchanged.
 */
function wantedOf({ before, after }: PrefixCause, changed: CanonicalSet): Wanted {
  const [a, b] = [before.set.canonical, after.set.canonical];
  const { family } = after.set;
  // Lists of hosts have other prefixes than the registered ones.
  if (/_HOSTS_/.test(after.name)) return { family, added: null, removed: null };
  const [added, removed] = [subtract(b, a), subtract(a, b)];
  return { family, added: intersect(added, changed), removed: intersect(removed, changed) };
}
