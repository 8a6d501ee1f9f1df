import { FAMILIES, type Family, type Prefix } from "../../net/index.ts";
import { Smallest } from "../compare/smallest.ts";
import type { BestExit, ExitTable } from "./exit-table.ts";

/** What becomes of the exits of all prefixes that were accepted from somebody. */
export interface ExitChanges {
  /** Prefixes with an accepted route, before and after. */
  readonly before: number;
  readonly after: number;
  /** Without any exit afterwards, by the session of the best route that goes; the most prefixes first. */
  readonly lost: readonly LostExits[];
  /** With another best exit afterwards; the most prefixes first. */
  readonly moved: readonly MovedExits[];
}

/** Prefixes whose last accepted routes go, of one session. */
export interface LostExits {
  readonly session: number;
  readonly count: number;
  /** Those of them for which a less specific prefix stays accepted. */
  readonly covered: number;
  readonly examples: readonly LostExit[];
}

/** One of them. */
export interface LostExit {
  readonly prefix: Prefix;
  readonly before: BestExit;
  /** The most specific prefix around it that stays accepted, with its best exit. */
  readonly covering: { readonly prefix: Prefix; readonly exit: BestExit } | null;
}

/** Prefixes whose best exit is another session afterwards. */
export interface MovedExits {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Those of them for which another session is as good as one of the two. */
  readonly tied: number;
  readonly examples: readonly MovedExit[];
}

/** One of them. */
export interface MovedExit {
  readonly prefix: Prefix;
  readonly before: BestExit;
  readonly after: BestExit;
}

/** How many examples are kept of each group: those without an exit matter most. */
const MOST_LOST = 10;
const MOST_MOVED = 3;

/** Finds the prefixes that lose their exit, and those that get another one. */
export function exitChanges(tables: Readonly<Record<Family, ExitTable>>): ExitChanges {
  const lost = new Map<number, Lost>();
  const moved = new Map<string, Moved>();
  let [before, after] = [0, 0];
  for (const family of FAMILIES) {
    const table = tables[family];
    for (let row = 0; row < table.rows.size; row++) {
      const [was, is] = [table.best("before", row), table.best("after", row)];
      if (was) before++;
      if (is) after++;
      if (was && !is) addLost(lost, table, row, was);
      if (was && is && was.session !== is.session) addMoved(moved, table, row, was, is);
    }
  }
  return {
    before,
    after,
    lost: [...lost.values()]
      .map(({ smallest, ...group }) => ({ ...group, examples: smallest.items }))
      .sort((a, b) => b.count - a.count || a.session - b.session),
    moved: [...moved.values()]
      .map(({ smallest, ...group }) => ({ ...group, examples: smallest.items }))
      .sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to),
  };
}

interface Lost {
  readonly session: number;
  count: number;
  covered: number;
  readonly smallest: Smallest<LostExit>;
}

function addLost(groups: Map<number, Lost>, table: ExitTable, row: number, was: BestExit): void {
  const { session } = was;
  let group = groups.get(session);
  if (!group) {
    group = { session, count: 0, covered: 0, smallest: new Smallest(MOST_LOST) };
    groups.set(session, group);
  }
  const prefix = table.rows.at(row);
  const around = table.rows.covering(prefix, true, (one) => table.count("after", one) > 0);
  const exit = around < 0 ? null : table.best("after", around);
  group.count++;
  if (exit) group.covered++;
  const covering = exit && { prefix: table.rows.at(around), exit };
  group.smallest.add({ prefix, before: was, covering });
}

interface Moved {
  readonly from: number;
  readonly to: number;
  count: number;
  tied: number;
  readonly smallest: Smallest<MovedExit>;
}

function addMoved(
  groups: Map<string, Moved>,
  table: ExitTable,
  row: number,
  was: BestExit,
  is: BestExit,
): void {
  const [from, to] = [was.session, is.session];
  const key = `${from} ${to}`;
  let group = groups.get(key);
  if (!group) {
    group = { from, to, count: 0, tied: 0, smallest: new Smallest(MOST_MOVED) };
    groups.set(key, group);
  }
  group.count++;
  if (was.isTied || is.isTied) group.tied++;
  group.smallest.add({ prefix: table.rows.at(row), before: was, after: is });
}
