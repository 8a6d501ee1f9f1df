import { maxLength, type Family, type Prefix } from "../net/index.ts";

/** Items by their prefixes. */
export class PrefixIndex<T> {
  /** By family and length: only a few of the lengths occur, mostly. Shortest first. */
  readonly #lengths: Readonly<Record<Family, readonly OfLength<T>[]>>;

  /** Indexes items. Those of one prefix stay in the order in which they are given. */
  constructor(items: Iterable<T>, prefixOf: (item: T) => Prefix) {
    const lengths = {
      ipv4: new Map<number, ByNetwork<T>>(),
      ipv6: new Map<number, ByNetwork<T>>(),
    };
    for (const item of items) {
      const { family, length, value } = prefixOf(item);
      const byNetwork = lengths[family].get(length) ?? new Map<Key, T[]>();
      lengths[family].set(length, byNetwork);
      const key = keyOf(addressOf(family, value), length);
      const known = byNetwork.get(key);
      if (known) known.push(item);
      else byNetwork.set(key, [item]);
    }
    this.#lengths = { ipv4: shortestFirst(lengths.ipv4), ipv6: shortestFirst(lengths.ipv6) };
  }

  /** The items at a prefix. */
  at({ family, length, value }: Prefix): readonly T[] {
    const found = this.#lengths[family].find((one) => one.length === length);
    return found?.byNetwork.get(keyOf(addressOf(family, value), length)) ?? [];
  }

  /** The items whose prefix is the given one or covers it, shortest first. */
  covering({ family, length, value }: Prefix): readonly T[] {
    const address = addressOf(family, value);
    const found: T[] = [];
    for (const one of this.#lengths[family]) {
      if (one.length > length) break;
      const items = one.byNetwork.get(keyOf(address, one.length));
      if (items) found.push(...items);
    }
    return found;
  }
}

/**
 * The bits of a network, without those of its hosts, among networks of one length. Whole addresses would do, but V8 hashes
 * a bigint by its last 64 bits, which are zero in nearly all prefixes of IPv6.
 */
type Key = number | bigint;

type ByNetwork<T> = Map<Key, T[]>;

interface OfLength<T> {
  readonly length: number;
  readonly byNetwork: ByNetwork<T>;
}

/** An address of IPv4 as a number, with which it is much faster to compute. */
function addressOf(family: Family, value: bigint): Key {
  return family === "ipv4" ? Number(value) : value;
}

function keyOf(address: Key, length: number): Key {
  if (typeof address === "bigint") return address >> BigInt(maxLength("ipv6") - length);
  // Shifting a number by 32 is shifting it by 0.
  return length === 0 ? 0 : address >>> (maxLength("ipv4") - length);
}

function shortestFirst<T>(lengths: ReadonlyMap<number, ByNetwork<T>>): readonly OfLength<T>[] {
  return [...lengths]
    .sort(([a], [b]) => a - b)
    .map(([length, byNetwork]) => ({ length, byNetwork }));
}
