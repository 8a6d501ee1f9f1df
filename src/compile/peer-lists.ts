import type { Declaration, Peer } from "../declaration/declaration.ts";
import {
  AsnSet,
  defaultRoute,
  exactly,
  formatObjectName,
  maxLength,
  orLonger,
  PackedPrefixes,
  PackedRanges,
  PrefixSet,
  type Family,
  type Prefix,
  type RegisteredObject,
  type RegisteredPrefixes,
} from "../net/index.ts";
import type { AsnList, PrefixList, Settings } from "../policy/index.ts";
import { familySuffix, NAME_PREFIX } from "./list-names.ts";
import { ownObject } from "./objects-of.ts";

/** The registry data of a build: object name, as `formatObjectName` prints it, → what it stands for. */
export type Registry = ReadonlyMap<string, RegisteredObject<RegisteredPrefixes>>;

/** What several objects register together, in one family. */
export function registeredPrefixes(
  registry: Registry,
  names: readonly string[],
  family: Family,
): PrefixSet {
  const all = names.flatMap((name) => {
    const prefixes = registry.get(name)?.prefixes[family];
    return prefixes ? [rangesOf(family, prefixes)] : [];
  });
  const [only] = all;
  if (only && all.length === 1) return PrefixSet.of(family, only);
  const ranges = new PackedRanges(
    family,
    all.reduce((sum, { size }) => sum + size, 0),
  );
  for (const one of all) for (let row = 0; row < one.size; row++) ranges.copy(one, row);
  return PrefixSet.of(family, ranges);
}

function rangesOf(family: Family, prefixes: RegisteredPrefixes): PackedRanges {
  if (prefixes instanceof PackedPrefixes) return prefixes.ranges;
  const ranges = new PackedRanges(family, prefixes.length);
  for (const { range } of prefixes) ranges.push(range);
  return ranges;
}

/** The set as its list is printed: in the fewest entries, or with each registered prefix by itself. */
function printable(set: PrefixSet, aggregate: boolean): PrefixSet {
  return aggregate ? set.minimal() : set;
}

/** The names of a peer's IRR objects. */
export function objectNames(peer: Pick<Peer, "asSets">): string[] {
  return peer.asSets.map(({ value }) => formatObjectName(value)).sort();
}

/**
 * The lists that conditions name and that no file holds: they come from the declaration and the registries.
 * See BUILT_IN_PREFIX_LISTS for what each means. A list's name says what it is, so each is made once, and sessions that
 * name the same list have the same object.
 */
export class PeerLists {
  readonly #declaration: Declaration;
  readonly #registry: Registry;
  readonly #registered = new Map<string, PrefixSet>();
  readonly #prefixes = new Map<string, PrefixList>();
  readonly #asns = new Map<string, AsnList>();

  constructor(declaration: Declaration, registry: Registry) {
    this.#declaration = declaration;
    this.#registry = registry;
  }

  /** A built-in list of prefixes, or null where there is none of that name. */
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
          const set = printable(PrefixSet.of(family, ranges), irr.aggregate);
          return { about: `address space of AS${network.asn}`, set };
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
          const set = printable(this.registered(names, family), irr.aggregate);
          return { about: names.join(", "), set };
        });
      case "registered": {
        const names = objectNames(peer);
        const about = names.join(", ");
        const longest = settings.max_length?.[family];
        if (settings.more_specifics !== true || longest === undefined) {
          return this.#list(`AS${peer.asn}_IRR_${v}`, () => ({
            about,
            set: printable(this.registered(names, family), ofPeer),
          }));
        }
        return this.#list(`AS${peer.asn}_IRR_TO_${longest}_${v}`, () => ({
          about: `${about} and more-specifics up to /${longest}`,
          set: printable(this.registered(names, family).upTo(longest), ofPeer),
        }));
      }
      case "registered-hosts":
        return this.#list(`AS${peer.asn}_HOSTS_${v}`, () => {
          const longest = maxLength(family);
          const names = objectNames(peer);
          // A route object for 192.0.2.0/24 speaks for all addresses inside, whatever its own lengths.
          const ranges = this.registered(names, family).ranges.map(({ prefix }) => ({
            prefix,
            min: longest,
            max: longest,
          }));
          const about = `single addresses of ${names.join(", ")}`;
          return { about, set: printable(PrefixSet.of(family, ranges), ofPeer) };
        });
      default:
        return null;
    }
  }

  /** A built-in list of ASNs, or null where there is none of that name. */
  asns(name: string, peer: Peer): AsnList | null {
    if (name === "own-asn") {
      const { asn } = this.#declaration.network;
      return { name: `${NAME_PREFIX}OWN_ASN`, set: AsnSet.from([asn]), about: "our own ASN" };
    }
    if (name !== "registered-origins") return null;
    const full = `${NAME_PREFIX}AS${peer.asn}_ORIGINS`;
    const known = this.#asns.get(full);
    if (known) return known;
    const names = objectNames(peer);
    const origins = names.flatMap((n) => this.#registry.get(n)?.origins ?? []);
    const set = AsnSet.from(origins.map((origin) => origin.asn));
    const list: AsnList = { name: full, set, about: `ASNs of ${names.join(", ")}` };
    this.#asns.set(full, list);
    return list;
  }

  /** What objects register together, one by one: what is counted. Computed once for each combination. */
  registered(names: readonly string[], family: Family): PrefixSet {
    const key = `${family} ${names.join(" ")}`;
    let set = this.#registered.get(key);
    if (!set) this.#registered.set(key, (set = registeredPrefixes(this.#registry, names, family)));
    return set;
  }

  /** The list of a name, without our prefix; made where it is not there yet. */
  #list(name: string, make: () => Omit<PrefixList, "name">): PrefixList {
    const known = this.#prefixes.get(name);
    if (known) return known;
    const list: PrefixList = { name: `${NAME_PREFIX}${name}`, ...make() };
    this.#prefixes.set(name, list);
    return list;
  }
}
