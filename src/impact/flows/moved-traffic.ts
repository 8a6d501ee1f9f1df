import { FAMILIES, type Asn, type Family } from "../../net/index.ts";
import type { FlowVolume, SentTraffic } from "../../sources/index.ts";
import type { BestExit, ExitTable, When } from "../exits/exit-table.ts";
import { TrafficSum, type MovedTraffic, type Way } from "./traffic-sum.ts";

/**
 * Where traffic goes before and after. It follows the longest match among the prefixes that are accepted on that side, and
 * there the one best exit, so that nothing counts twice.
 */
export function movedTraffic(
  exits: Readonly<Record<Family, ExitTable>>,
  given: SentTraffic,
): MovedTraffic {
  const sum = new TrafficSum(given.unknown);
  if (given.by === "prefix") {
    for (const { prefix, rate } of given.volumes) {
      const table = exits[prefix.family];
      const sessionOf = (when: When): number | null => {
        const row = table.rows.covering(prefix, false, (one) => table.count(when, one) > 0);
        return row < 0 ? null : (table.best(when, row)?.session ?? null);
      };
      sum.add({ from: sessionOf("before"), to: sessionOf("after") }, rate);
    }
  } else addByAsn(sum, exits, given.volumes);
  return sum.result(given.by);
}

/** The ways of an origin's prefixes, with how many go each. */
type Ways = Map<string, Way & { count: number }>;

function addByAsn(
  sum: TrafficSum,
  exits: Readonly<Record<Family, ExitTable>>,
  volumes: readonly FlowVolume[],
): void {
  const wanted = new Map<Asn, Ways>(volumes.map(({ asn }) => [asn, new Map()]));
  for (const family of FAMILIES) {
    const table = exits[family];
    for (let row = 0; row < table.rows.size; row++) {
      const origin = table.origin("before", row) ?? table.origin("after", row);
      const ways = origin === null ? undefined : wanted.get(origin);
      if (ways) addWay(ways, table.best("before", row), table.best("after", row));
    }
  }
  for (const { asn, sent, larger } of volumes) {
    const rate = sent ?? larger ?? 0;
    const ways = [...(wanted.get(asn)?.values() ?? [])];
    const [first, second] = ways;
    if (!second) {
      sum.add(first ?? { from: null, to: null }, rate);
      continue;
    }
    const of = (is: (way: Way) => boolean) =>
      ways.filter(is).reduce((total, { count }) => total + count, 0);
    const kept = of(({ from, to }) => from === to);
    const lost = of(({ from, to }) => from !== null && to === null);
    const moved = of(({ from, to }) => from !== to && to !== null);
    sum.divide({ asn, rate, kept, moved, lost });
  }
}

function addWay(ways: Ways, was: BestExit | null, is: BestExit | null): void {
  const way = { from: was?.session ?? null, to: is?.session ?? null };
  const key = `${way.from} ${way.to}`;
  const known = ways.get(key);
  if (known) known.count++;
  else ways.set(key, { ...way, count: 1 });
}
