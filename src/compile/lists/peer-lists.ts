import type { Declaration, Peer } from "../../declaration/index.ts";
import {
  AsnSet,
  defaultRoute,
  exactly,
  formatObjectName,
  maxLength,
  orLonger,
  PrefixSet,
  type Family,
  type Prefix,
  type RegisteredObject,
} from "../../net/index.ts";
import {
  familySuffix,
  NAME_PREFIX,
  type AsnList,
  type PrefixList,
  type Settings,
} from "../../policy/index.ts";
import {
  aboutHosts,
  aboutOrigins,
  aboutPrefixes,
  declaredRanges,
} from "../registration/declared-registration.ts";
import { objectNames, ownObject } from "../registration/objects-of.ts";
import { PLAIN_SETS, type SetSteps } from "./set-steps.ts";

/** The registry data of a build: object name, as printed by `formatObjectName`, → its expansion. */
export type Registry = ReadonlyMap<string, RegisteredObject>;

/**
 * The lists that conditions may name but that have no file: they come from the declaration and the registries. See
 * BUILT_IN_PREFIX_LISTS for their meaning. A list's name says what it contains, so each is made once, and sessions
 * that name the same list share one object.
 */
export class PeerLists {
  readonly #declaration: Declaration;
  readonly #registry: Registry;
  readonly #sets: SetSteps;
  readonly #registered = new Map<string, PrefixSet>();
  readonly #prefixes = new Map<string, PrefixList>();
  readonly #asns = new Map<string, AsnList>();
  readonly #ownAsn: AsnList;

  constructor(declaration: Declaration, registry: Registry, sets = PLAIN_SETS) {
    this.#declaration = declaration;
    this.#registry = registry;
    this.#sets = sets;
    const { asn } = declaration.network;
    this.#ownAsn = { name: `${NAME_PREFIX}OWN_ASN`, set: AsnSet.from([asn]), about: "our own ASN" };
  }

  /** A built-in list of prefixes, or null if there is none with the name. */
  prefixes(
    name: string,
    family: Family,
    peer: Peer,
    settings: Partial<Settings>,
  ): PrefixList | null {
    const v = familySuffix(family);
    const { network, exchanges, irr } = this.#declaration;
    const ofPeer = peer.aggregate ?? irr.aggregate;
    switch (name) {
      case "default-route":
        return this.#list(`DEFAULT_${v}`, () => ({
          about: "the default route",
          set: PrefixSet.of(family, [exactly(defaultRoute(family))]),
        }));
      case "own-prefixes":
        return this.#list(`OWN_${v}`, () => {
          const own = this.registered([formatObjectName(ownObject(network.asn))], family);
          const declared = network.prefixes.filter((prefix) => prefix.family === family);
          const ranges = [
            ...own.ranges.map((range) => ({ ...range, max: maxLength(family) })),
            ...declared.map(orLonger),
          ];
          const set = PrefixSet.of(family, ranges);
          return {
            about: `address space of AS${network.asn}`,
            set: this.#printable(set, irr.aggregate),
          };
        });
      case "exchange-lans":
        return this.#list(`EXCHANGE_LANS_${v}`, () => {
          const lans = exchanges.flatMap((exchange) => exchange.lans);
          const ours = lans.filter((lan: Prefix) => lan.family === family).map(orLonger);
          return { about: "LANs of the exchanges", set: PrefixSet.of(family, ours) };
        });
      case "announced":
        return this.#list(`ANNOUNCED_${v}`, () => {
          const names = objectNames({ asSets: network.asSets });
          const set = this.registered(names, family);
          return { about: names.join(", "), set: this.#printable(set, irr.aggregate) };
        });
      case "registered": {
        const about = aboutPrefixes(peer, family);
        const longest = settings.max_length?.[family];
        if (settings.more_specifics !== true || longest === undefined) {
          return this.#list(`AS${peer.asn}_IRR_${v}`, () => {
            const set = this.ofPeer(peer, family);
            return { about, set: this.#printable(set, ofPeer) };
          });
        }
        return this.#list(`AS${peer.asn}_IRR_TO_${longest}_${v}`, () => {
          const registered = this.ofPeer(peer, family);
          return {
            about: `${about} and more-specifics up to /${longest}`,
            set: this.#printable(registered.upTo(longest), ofPeer),
          };
        });
      }
      case "registered-hosts":
        return this.#list(`AS${peer.asn}_HOSTS_${v}`, () => {
          const longest = maxLength(family);
          const registered = this.ofPeer(peer, family);
          // A route object for 192.0.2.0/24 covers all addresses inside, whatever its own lengths.
          const set = PrefixSet.of(
            family,
            registered.ranges.map(({ prefix }) => ({ prefix, min: longest, max: longest })),
          );
          const about = aboutHosts(peer, family);
          return { about, set: this.#printable(set, ofPeer) };
        });
      default:
        return null;
    }
  }

  /** A built-in list of ASNs, or null if there is none with the name. */
  asns(name: string, peer: Peer): AsnList | null {
    if (name === "own-asn") return this.#ownAsn;
    return name === "registered-origins" ? this.registeredOrigins(peer) : null;
  }

  /** The ASNs that count as registered origins of a peer: those of its objects, and those it declares. */
  registeredOrigins(peer: Peer): AsnList {
    const full = `${NAME_PREFIX}AS${peer.asn}_ORIGINS`;
    const known = this.#asns.get(full);
    if (known) return known;
    const about = aboutOrigins(peer);
    const objects = objectNames(peer).map((each) => this.#registry.get(each)?.origins);
    const declared = peer.origins.map(({ value }) => value);
    const asns = objects.flatMap((origins) => (origins ?? []).map(({ asn }) => asn));
    const list = { name: full, set: AsnSet.from([...asns, ...declared]), about };
    this.#asns.set(full, list);
    return list;
  }

  /** What counts as registered for a peer, one by one: from its objects, and from its declaration. */
  ofPeer(peer: Peer, family: Family): PrefixSet {
    const registered = this.registered(objectNames(peer), family);
    const declared = declaredRanges(peer, family);
    if (declared.length === 0) return registered;
    return registered.union(PrefixSet.of(family, declared));
  }

  /** The combined registrations of objects, one by one, as used for counting. Computed once for each combination. */
  registered(names: readonly string[], family: Family): PrefixSet {
    const key = `${family} ${names.join(" ")}`;
    let set = this.#registered.get(key);
    if (!set) {
      const parts = names.flatMap((name) => {
        const prefixes = this.#registry.get(name)?.prefixes[family];
        return prefixes ? [prefixes] : [];
      });
      this.#registered.set(key, (set = this.#sets.together(family, parts)));
    }
    return set;
  }

  /** A set in the form of its list: in the fewest entries, or with each prefix separately. */
  #printable(set: PrefixSet, aggregate: boolean): PrefixSet {
    return aggregate ? this.#sets.shortest(set) : set;
  }

  /** The list with a name, without our prefix; created on first use. */
  #list(name: string, make: () => Omit<PrefixList, "name">): PrefixList {
    const known = this.#prefixes.get(name);
    if (known) return known;
    const list = { name: `${NAME_PREFIX}${name}`, ...make() };
    this.#prefixes.set(name, list);
    return list;
  }
}
