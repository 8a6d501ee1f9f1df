import { CommunitySet, type Community } from "../../net/index.ts";
import { TooComplex } from "./too-complex.ts";

/** Steps of one search before it is given up. */
const MOST_STEPS = 20_000;
/** Groups of communities that the sets distinguish before a search is given up. */
const MOST_GROUPS = 500;

/** At least or at most so many of a set. */
export interface Bound {
  readonly of: CommunitySet;
  readonly number: number;
}

/** Communities that are in the same sets, so that only their number matters. */
interface Group {
  readonly members: CommunitySet;
  readonly size: number;
  /** The indices of the bounds whose sets contain them. */
  readonly least: readonly number[];
  readonly most: readonly number[];
}

/**
 * Communities of which at least so many are in each of some sets and at most so many in each of others; null if there
 * are none, which is certain. How many of each group there are is searched for group by group, from as many as could be
 * of use downwards, wherever the fewest groups are left for a set that lacks some. Throws `TooComplex`.
 */
export function solveCounts(
  least: readonly Bound[],
  most: readonly Bound[],
): readonly Community[] | null {
  const groups = groupsOf(least, most);
  const chosen = new CountSearch(groups, least, most).run();
  return chosen && groups.flatMap(({ members }, i) => members.some(chosen[i] ?? 0));
}

function groupsOf(least: readonly Bound[], most: readonly Bound[]): readonly Group[] {
  // What is in none of the sets that lack some is of no use.
  const useful = least.reduce((all, { of }) => all.unite(of), CommunitySet.none);
  let parts: readonly CommunitySet[] = [useful];
  for (const { of } of [...least, ...most]) {
    parts = parts
      .flatMap((part) => [part.intersect(of), part.without(of)])
      .filter((part) => !part.isEmpty);
    if (parts.length > MOST_GROUPS) throw new TooComplex();
  }
  return parts.map((members) => {
    const within = (bounds: readonly Bound[]) =>
      bounds.flatMap(({ of }, i) => (members.without(of).isEmpty ? [i] : []));
    return {
      members,
      size: Number(members.size),
      least: within(least),
      most: within(most),
    };
  });
}

class CountSearch {
  readonly #groups: readonly Group[];
  /** How many each set still lacks, and how many it has room for. */
  readonly #lacking: number[];
  readonly #room: number[];
  /** The number from each group; null: not decided yet. */
  readonly #chosen: (number | null)[];
  #steps = 0;

  constructor(groups: readonly Group[], least: readonly Bound[], most: readonly Bound[]) {
    this.#groups = groups;
    this.#lacking = least.map(({ number }) => number);
    this.#room = most.map(({ number }) => number);
    this.#chosen = groups.map(() => null);
  }

  /** How many to take from each group; null if no choice is enough. */
  run(): readonly number[] | null {
    return this.#search() ? this.#chosen.map((number) => number ?? 0) : null;
  }

  #search(): boolean {
    if (++this.#steps > MOST_STEPS) throw new TooComplex();
    const open = this.#openGroups();
    if (open === null) return false;
    const [fewest] = [...open].sort((a, b) => a.groups.length - b.groups.length);
    if (!fewest) return true;
    if (this.#isOverfull(open)) return false;
    // Of the groups for the set with the least choice, the one that serves most others.
    const [index = -1] = [...fewest.groups].sort((a, b) => this.#worth(b) - this.#worth(a));
    return this.#choose(index);
  }

  /** Decides the number from one group, and then the others. */
  #choose(index: number): boolean {
    const group = this.#group(index);
    for (let number = this.#mostOf(index); number >= 0; number--) {
      this.#take(index, group, number);
      if (this.#search()) return true;
      this.#take(index, group, -number);
      this.#chosen[index] = null;
    }
    return false;
  }

  #take(index: number, { least, most }: Group, number: number): void {
    this.#chosen[index] = number;
    for (const i of least) this.#lacking[i] = (this.#lacking[i] ?? 0) - number;
    for (const i of most) this.#room[i] = (this.#room[i] ?? 0) - number;
  }

  /** The sets that lack some, with the undecided groups that have any to give; null if those are not enough for one. */
  #openGroups(): readonly Open[] | null {
    const open: Open[] = [];
    for (const [i, lacking] of this.#lacking.entries()) {
      if (lacking <= 0) continue;
      const groups = this.#groups.flatMap(({ least }, index) =>
        this.#chosen[index] === null && least.includes(i) && this.#mostOf(index) > 0 ? [index] : [],
      );
      const available = groups.reduce((sum, index) => sum + this.#available(index), 0);
      if (available < lacking) return null;
      open.push({ lacking, groups });
    }
    return open;
  }

  /** Whether sets without a group in common lack more, all together, than a set that contains them has room for. */
  #isOverfull(open: readonly Open[]): boolean {
    return this.#room.some((room, i) => {
      const inside = open
        .filter(({ groups }) => groups.every((index) => this.#group(index).most.includes(i)))
        .sort((a, b) => a.groups.length - b.groups.length);
      const taken = new Set<number>();
      let lacking = 0;
      for (const one of inside) {
        if (one.lacking > room) return true;
        if (one.groups.some((index) => taken.has(index))) continue;
        for (const index of one.groups) taken.add(index);
        lacking += one.lacking;
      }
      return lacking > room;
    });
  }

  /** As many as a group has and as there is room for. */
  #available(index: number): number {
    const { size, most } = this.#group(index);
    return Math.min(size, ...most.map((i) => this.#room[i] ?? 0));
  }

  /** As many as can be of use: more would only fill sets that have enough. */
  #mostOf(index: number): number {
    const needed = Math.max(0, ...this.#group(index).least.map((i) => this.#lacking[i] ?? 0));
    return Math.min(needed, this.#available(index));
  }

  /** How many of the sets that lack some a group is in; at the same number, the fewer limits the better. */
  #worth(index: number): number {
    const { least, most } = this.#group(index);
    const served = least.filter((i) => (this.#lacking[i] ?? 0) > 0).length;
    return served - most.length / (this.#room.length + 1);
  }

  #group(index: number): Group {
    const group = this.#groups[index];
    if (!group) throw new Error("unreachable: no such group");
    return group;
  }
}

/** A set that lacks some, and the groups that could give them. */
interface Open {
  readonly lacking: number;
  readonly groups: readonly number[];
}
