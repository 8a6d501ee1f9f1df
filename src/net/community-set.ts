import {
  compareCommunities,
  type Community,
  type ExtendedCommunity,
  type LargeCommunity,
  type StandardCommunity,
} from "./community.ts";

type Kind = Community["kind"];

/** Communities of one kind from `first` to `last`, inclusive, in numeric order. */
interface Span {
  readonly first: bigint;
  readonly last: bigint;
}

const KINDS = ["standard", "extended", "large"] as const satisfies readonly Kind[];

/** The highest number of each kind. */
const HIGHEST: Readonly<Record<Kind, bigint>> = {
  standard: 0xffffffffn,
  extended: (0xffffffffn << 32n) | 0xffffffffn,
  large: (1n << 96n) - 1n,
};

/**
 * A set of communities of any kind, including patterns such as `52580:*` and "all". Sets with the same members have
 * the same `key`.
 */
export class CommunitySet {
  readonly #spans: Readonly<Record<Kind, readonly Span[]>>;
  #key: string | null = null;

  /** The empty set. */
  static readonly none = new CommunitySet({ standard: [], extended: [], large: [] });

  private constructor(spans: Readonly<Record<Kind, readonly Span[]>>) {
    this.#spans = spans;
  }

  /** The set of some communities. */
  static of(communities: Iterable<Community>): CommunitySet {
    const spans: Record<Kind, Span[]> = { standard: [], extended: [], large: [] };
    for (const community of communities) {
      const number = numberOf(community);
      spans[community.kind].push({ first: number, last: number });
    }
    return CommunitySet.#merged(spans);
  }

  /** All communities of one kind from `first` to `last`, inclusive; "52580:*" is 52580:0 to 52580:65535. */
  static between<C extends Community>(first: C, last: C): CommunitySet {
    const span = { first: numberOf(first), last: numberOf(last) };
    if (span.first > span.last) throw new Error("communities out of order");
    return new CommunitySet({ standard: [], extended: [], large: [], [first.kind]: [span] });
  }

  /** All communities of a kind. */
  static all(kind: Kind): CommunitySet {
    const span = { first: 0n, last: HIGHEST[kind] };
    return new CommunitySet({ standard: [], extended: [], large: [], [kind]: [span] });
  }

  static #merged(spans: Readonly<Record<Kind, readonly Span[]>>): CommunitySet {
    return new CommunitySet({
      standard: merge(spans.standard),
      extended: merge(spans.extended),
      large: merge(spans.large),
    });
  }

  /** The same text for the same members. */
  get key(): string {
    this.#key ??= KINDS.map((kind) => this.#spans[kind].map(formatSpan).join(",")).join("/");
    return this.#key;
  }

  /** Whether the set is empty. */
  get isEmpty(): boolean {
    return KINDS.every((kind) => this.#spans[kind].length === 0);
  }

  /** Whether the set contains a community. */
  has(community: Community): boolean {
    const number = numberOf(community);
    return this.#spans[community.kind].some((s) => s.first <= number && number <= s.last);
  }

  /** The union of two sets. */
  unite(other: CommunitySet): CommunitySet {
    return CommunitySet.#merged(eachKind((k) => [...this.#spans[k], ...other.#spans[k]]));
  }

  /** The members that are not in the other set. */
  without(other: CommunitySet): CommunitySet {
    return new CommunitySet(eachKind((k) => subtract(this.#spans[k], other.#spans[k])));
  }

  /** The intersection of two sets. */
  intersect(other: CommunitySet): CommunitySet {
    return this.without(this.without(other));
  }

  /** How many members the set has. */
  get size(): bigint {
    const spans = KINDS.flatMap((kind) => this.#spans[kind]);
    return spans.reduce((sum, { first, last }) => sum + (last - first + 1n), 0n);
  }

  /** The members with the lowest numbers, standard ones first: at most `limit` of them. */
  some(limit: number): readonly Community[] {
    const members: Community[] = [];
    for (const kind of KINDS) {
      for (const { first, last } of this.#spans[kind]) {
        for (let n = first; n <= last && members.length < limit; n++) {
          members.push(communityOf(kind, n));
        }
      }
    }
    return members;
  }

  /** The members, sorted, if there are at most `limit` of them; otherwise null. */
  list(limit: number): readonly Community[] | null {
    const members: Community[] = [];
    for (const kind of KINDS) {
      for (const { first, last } of this.#spans[kind]) {
        if (last - first >= BigInt(limit - members.length)) return null;
        for (let n = first; n <= last; n++) members.push(communityOf(kind, n));
      }
    }
    return members.sort(compareCommunities);
  }
}

function eachKind(spans: (kind: Kind) => readonly Span[]): Record<Kind, readonly Span[]> {
  return { standard: spans("standard"), extended: spans("extended"), large: spans("large") };
}

function formatSpan({ first, last }: Span): string {
  return first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`;
}

function numberOf(community: Community): bigint {
  switch (community.kind) {
    case "standard":
      return BigInt(community.high * 65536 + community.low);
    case "extended":
      return (BigInt(community.administrator) << 32n) | BigInt(community.value);
    case "large":
      return (
        (BigInt(community.global) << 64n) |
        (BigInt(community.local1) << 32n) |
        BigInt(community.local2)
      );
  }
}

function communityOf(kind: Kind, number: bigint): Community {
  const low = Number(number & 0xffffffffn);
  switch (kind) {
    case "standard":
      return { kind, high: low >>> 16, low: low & 0xffff } satisfies StandardCommunity;
    case "extended":
      return { kind, administrator: Number(number >> 32n), value: low } satisfies ExtendedCommunity;
    case "large":
      return {
        kind,
        global: Number(number >> 64n),
        local1: Number((number >> 32n) & 0xffffffffn),
        local2: low,
      } satisfies LargeCommunity;
  }
}

/** Sorted spans that neither overlap nor touch. */
function merge(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged[merged.length - 1];
    if (!last || span.first > last.last + 1n) merged.push(span);
    else if (span.last > last.last) {
      merged[merged.length - 1] = { first: last.first, last: span.last };
    }
  }
  return merged;
}

function subtract(spans: readonly Span[], taken: readonly Span[]): readonly Span[] {
  let left = spans;
  for (const { first, last } of taken) {
    left = left.flatMap((span) => {
      if (last < span.first || first > span.last) return [span];
      const parts: Span[] = [];
      if (span.first < first) parts.push({ first: span.first, last: first - 1n });
      if (span.last > last) parts.push({ first: last + 1n, last: span.last });
      return parts;
    });
  }
  return left;
}
