import { networkOf, type Family, type Prefix } from "../net/index.ts";

/** Items by their prefixes. */
export class PrefixIndex<T> {
  /** By family, length and address: only a few of the lengths occur, mostly. Shortest first. */
  readonly #lengths: Readonly<Record<Family, ReadonlyMap<number, ReadonlyMap<bigint, T[]>>>>;

  /** Indexes items. Those of one prefix stay in the order in which they are given. */
  constructor(items: Iterable<T>, prefixOf: (item: T) => Prefix) {
    const lengths = {
      ipv4: new Map<number, ByAddress<T>>(),
      ipv6: new Map<number, ByAddress<T>>(),
    };
    for (const item of items) {
      const { family, length, value } = prefixOf(item);
      const byAddress = lengths[family].get(length) ?? new Map<bigint, T[]>();
      lengths[family].set(length, byAddress);
      const known = byAddress.get(value);
      if (known) known.push(item);
      else byAddress.set(value, [item]);
    }
    this.#lengths = { ipv4: shortestFirst(lengths.ipv4), ipv6: shortestFirst(lengths.ipv6) };
  }

  /** The items at a prefix. */
  at({ family, length, value }: Prefix): readonly T[] {
    return this.#lengths[family].get(length)?.get(value) ?? [];
  }

  /** The items whose prefix is the given one or covers it, shortest first. */
  covering(prefix: Prefix): readonly T[] {
    const found: T[] = [];
    for (const [length, byAddress] of this.#lengths[prefix.family]) {
      if (length > prefix.length) break;
      found.push(...(byAddress.get(networkOf(prefix, length).value) ?? []));
    }
    return found;
  }
}

type ByAddress<T> = Map<bigint, T[]>;

function shortestFirst<T>(lengths: Map<number, T>): ReadonlyMap<number, T> {
  return new Map([...lengths].sort(([a], [b]) => a - b));
}
