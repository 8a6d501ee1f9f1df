import type { Declaration, Peer } from "../declaration/declaration.ts";
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
} from "../net/index.ts";
import type { AsnList, PrefixList, Settings } from "../policy/index.ts";
import { familySuffix, NAME_PREFIX } from "./list-names.ts";
import { ownObject } from "./objects-of.ts";

/** The registry data of a build: object name, as `formatObjectName` prints it, → what it stands for. */
export type Registry = ReadonlyMap<string, RegisteredObject>;

/** What several objects register together, in one family. */
export function registeredPrefixes(
  registry: Registry,
  names: readonly string[],
  family: Family,
): PrefixSet {
  const objects = names.flatMap((name) => registry.get(name) ?? []);
  return PrefixSet.of(
    family,
    objects.flatMap((object) => object.prefixes[family].map((entry) => entry.range)),
  );
}

/** The names of a peer's IRR objects. */
export function objectNames(peer: Pick<Peer, "asSets">): string[] {
  return peer.asSets.map(({ value }) => formatObjectName(value)).sort();
}

/**
 * The lists that conditions name and that no file holds: they come from the declaration and the registries.
 * See BUILT_IN_PREFIX_LISTS for what each means.
 */
export class PeerLists {
  readonly #declaration: Declaration;
  readonly #registry: Registry;
  readonly #cache = new Map<string, PrefixSet>();

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
    const { network, exchanges } = this.#declaration;
    const objects = objectNames(peer).join(", ");
    switch (name) {
      case "default-route":
        return list(`DEFAULT_${v}`, "the default route", [exactly(defaultRoute(family))], family);
      case "own-prefixes": {
        const own = this.registered([formatObjectName(ownObject(network.asn))], family);
        const declared = network.prefixes.filter((prefix) => prefix.family === family);
        const ranges = [
          ...own.ranges.map((range) => ({ ...range, max: maxLength(family) })),
          ...declared.map(orLonger),
        ];
        return list(`OWN_${v}`, `address space of AS${network.asn}`, ranges, family);
      }
      case "exchange-lans": {
        const lans = exchanges.flatMap((exchange) => exchange.lans);
        const ours = lans.filter((lan: Prefix) => lan.family === family).map(orLonger);
        return list(`EXCHANGE_LANS_${v}`, "LANs of the exchanges", ours, family);
      }
      case "announced": {
        const names = objectNames({ asSets: network.asSets });
        const { ranges } = this.registered(names, family);
        return list(`ANNOUNCED_${v}`, names.join(", "), ranges, family);
      }
      case "registered": {
        const set = this.registered(objectNames(peer), family);
        const longest = settings.max_length?.[family];
        if (settings.more_specifics === true && longest !== undefined) {
          const about = `${objects} and more-specifics up to /${longest}`;
          const { ranges } = set.upTo(longest);
          return list(`AS${peer.asn}_IRR_TO_${longest}_${v}`, about, ranges, family);
        }
        return list(`AS${peer.asn}_IRR_${v}`, objects, set.ranges, family);
      }
      case "registered-hosts": {
        const longest = maxLength(family);
        const set = this.registered(objectNames(peer), family);
        // A route object for 192.0.2.0/24 speaks for all addresses inside, whatever its own lengths.
        const { ranges } = PrefixSet.of(
          family,
          set.ranges.map((range) => ({ prefix: range.prefix, min: longest, max: longest })),
        );
        return list(`AS${peer.asn}_HOSTS_${v}`, `single addresses of ${objects}`, ranges, family);
      }
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
    const names = objectNames(peer);
    const origins = names.flatMap((n) => this.#registry.get(n)?.origins ?? []);
    return {
      name: `${NAME_PREFIX}AS${peer.asn}_ORIGINS`,
      set: AsnSet.from(origins.map((origin) => origin.asn)),
      about: `ASNs of ${names.join(", ")}`,
    };
  }

  /** What objects register together; computed once for each combination. */
  registered(names: readonly string[], family: Family): PrefixSet {
    const key = `${family} ${names.join(" ")}`;
    let set = this.#cache.get(key);
    if (!set) this.#cache.set(key, (set = registeredPrefixes(this.#registry, names, family)));
    return set;
  }
}

function list(
  name: string,
  about: string,
  ranges: PrefixSet["ranges"],
  family: Family,
): PrefixList {
  return { name: `${NAME_PREFIX}${name}`, set: PrefixSet.of(family, ranges), about };
}
