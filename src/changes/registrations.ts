import { objectNames, PeerLists } from "../compile/index.ts";
import type { Peer } from "../declaration/index.ts";
import type { NetworkSources } from "../diff/index.ts";
import {
  AsnSet,
  maxLength,
  PrefixSet,
  subtract,
  type Asn,
  type CanonicalSet,
  type Family,
  type RegisteredObject,
} from "../net/index.ts";
import { sameButPlaces } from "../model/index.ts";
import { compareSnapshots } from "../snapshot/index.ts";
import type { GainRule } from "./allowed-changes.ts";

/** Whose registration: a peer's, by its ASN, or our own as-sets'. */
export type Registrant = Asn | "own";

/** What is registered for somebody in one family, before and after. */
export interface RegistrationChange {
  /** What was registered, with everything inside of it. */
  readonly space: CanonicalSet;
  /** The prefixes that are new. */
  readonly added: CanonicalSet;
  /** How many prefixes are registered, one by one. */
  readonly counts: { readonly before: number; readonly after: number };
  /** What has changed besides the content of the objects: in the declaration, or the registry of a set; in words. */
  readonly others: readonly string[];
  /** The new prefixes without a route object that a rule allows. */
  readonly unexplained: (rule: Pick<GainRule, "origins" | "sources">) => CanonicalSet;
}

interface Registered {
  readonly sources: NetworkSources;
  readonly lists: PeerLists;
}

/** What is registered before and after a change, for each registrant; each computed once. */
export class Registrations {
  readonly #before: Registered;
  readonly #after: Registered;
  readonly #known = new Map<string, RegistrationChange | null>();

  constructor(before: NetworkSources, after: NetworkSources) {
    const of = (sources: NetworkSources): Registered => {
      return { sources, lists: new PeerLists(sources.declaration, sources.registry) };
    };
    [this.#before, this.#after] = [of(before), of(after)];
  }

  /** The change of a registration; null if the registrant is not declared on both sides. */
  changeOf(who: Registrant, family: Family): RegistrationChange | null {
    const key = `${who} ${family}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const change = changeOf(who, family, this.#before, this.#after);
    this.#known.set(key, change);
    return change;
  }

  /** The prefixes of a list that is made from a registration, by its name, on both sides; null if it is another one. */
  prefixes(name: string, peer: Asn, family: Family): ListOf<PrefixSet> | null {
    const list = /^PEERC_(?:AS(\d+)_(IRR|HOSTS)(?:_TO_(\d+))?|(ANNOUNCED))_V[46]$/.exec(name);
    if (!list || (list[1] !== undefined && Number(list[1]) !== peer)) return null;
    const kind = list[4] ? "announced" : list[2] === "HOSTS" ? "registered-hosts" : "registered";
    const longest = Number(list[3]);
    const lengths = { ipv4: longest, ipv6: longest };
    const settings = list[3] ? { more_specifics: true, max_length: lengths } : {};
    const of = ({ lists, sources }: Registered) => {
      const declared = declaredPeer(sources, peer);
      const made = declared && lists.prefixes(kind, family, declared, settings);
      return made?.name === name ? made.set : null;
    };
    return both(kind === "announced" ? "own" : peer, of(this.#before), of(this.#after));
  }

  /** The same for a list of ASNs. */
  asns(name: string, peer: Asn): ListOf<AsnSet> | null {
    const of = ({ lists, sources }: Registered) => {
      const declared = declaredPeer(sources, peer);
      const made = declared && lists.registeredOrigins(declared);
      return made?.name === name ? made.set : null;
    };
    return both(peer, of(this.#before), of(this.#after));
  }
}

/** A list made from a registration, on both sides. */
export interface ListOf<Set> {
  readonly who: Registrant;
  readonly before: Set;
  readonly after: Set;
}

function both<Set>(who: Registrant, before: Set | null, after: Set | null): ListOf<Set> | null {
  return before && after && { who, before, after };
}

function declaredPeer({ declaration }: NetworkSources, asn: Asn): Peer | null {
  return declaration.peers.find((peer) => peer.asn === asn) ?? null;
}

function changeOf(
  who: Registrant,
  family: Family,
  before: Registered,
  after: Registered,
): RegistrationChange | null {
  const [was, is] = [before, after].map(({ sources }) => namesOf(sources, who));
  if (!was || !is) return null;
  const set = ({ lists, sources }: Registered, names: readonly string[]) => {
    const peer = who === "own" ? null : declaredPeer(sources, who);
    return peer ? lists.ofPeer(peer, family) : lists.registered(names, family);
  };
  const [old, now] = [set(before, was), set(after, is)];
  const added = subtract(now.canonical, old.canonical);
  // All sessions of a neighbor ask the same.
  const byRule = new Map<object, CanonicalSet>();
  const objectsAfter = objectsOf(after.sources, is);
  const originsBefore = AsnSet.from([
    ...objectsOf(before.sources, was).flatMap(({ origins }) => origins.map(({ asn }) => asn)),
    ...declaredOrigins(before.sources, who),
  ]);
  return {
    space: old.inside(0, maxLength(family)).canonical,
    added,
    counts: { before: old.size, after: now.size },
    others: otherChanges(who, before.sources, after.sources, [...new Set([...was, ...is])]),
    unexplained: (rule) => {
      const { origins, sources } = rule;
      const known = byRule.get(rule);
      if (known || added.isEmpty) return known ?? added;
      const isGood = (route: { readonly origin: Asn; readonly source: string }) =>
        (origins === "any" || originsBefore.has(route.origin)) &&
        (sources === null || sources.includes(route.source.toUpperCase()));
      const takesAll = origins === "any" && sources === null;
      const good = objectsAfter.flatMap(({ prefixes }) =>
        [...prefixes[family]].filter(({ routes }) => takesAll || routes.some(isGood)),
      );
      const explained = PrefixSet.of(
        family,
        good.map(({ range }) => range),
      );
      const left = subtract(added, explained.canonical);
      byRule.set(rule, left);
      return left;
    },
  };
}

function namesOf(sources: NetworkSources, who: Registrant): readonly string[] | null {
  if (who === "own") return objectNames(sources.declaration.network);
  const peer = declaredPeer(sources, who);
  return peer && objectNames(peer);
}

function objectsOf({ registry }: NetworkSources, names: readonly string[]): RegisteredObject[] {
  return names.flatMap((name) => registry.get(name) ?? []);
}

function declaredOrigins(sources: NetworkSources, who: Registrant): readonly Asn[] {
  const peer = who === "own" ? null : declaredPeer(sources, who);
  return (peer?.origins ?? []).map(({ value }) => value);
}

/** Changes that are no refresh of the same objects. */
function otherChanges(
  who: Registrant,
  before: NetworkSources,
  after: NetworkSources,
  names: readonly string[],
): readonly string[] {
  const declared = ({ declaration }: NetworkSources) => {
    const { asSets } = declaration.network;
    if (who === "own") return { asSets };
    const peer = declaration.peers.find(({ asn }) => asn === who);
    return peer && { asSets: peer.asSets, prefixes: peer.prefixes, origins: peer.origins };
  };
  const [was, is] = [declared(before), declared(after)];
  const same = sameButPlaces(was, is);
  const whose = who === "own" ? "our network" : `AS${who}`;
  return [
    ...(same ? [] : [`what the declaration says is registered for ${whose} has changed`]),
    ...names.flatMap((name) => sourceChanges(name, before.registry, after.registry)),
  ];
}

/** A set that is taken from another registry than before may be somebody else's. */
function sourceChanges(
  name: string,
  before: NetworkSources["registry"],
  after: NetworkSources["registry"],
): readonly string[] {
  const [was, is] = [before.get(name), after.get(name)];
  if (!was || !is || was === is) return [];
  const [change] = compareSnapshots(new Map([[name, was]]), new Map([[name, is]]));
  const moved = (change?.members ?? []).flatMap((member) =>
    member.before !== null && member.after !== null
      ? [`${member.set} is taken from ${member.after}, and was from ${member.before}`]
      : [],
  );
  const found =
    was.foundIn === is.foundIn
      ? []
      : [`${name} is taken from ${is.foundIn ?? "?"}, and was from ${was.foundIn ?? "?"}`];
  return [...found, ...moved];
}
