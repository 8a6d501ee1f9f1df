import type { Amount, TrafficCount } from "./traffic-count.ts";

/** What was counted at one place in one family, over all of the time. */
export interface CountSum extends TrafficCount {
  /** For how long it was counted, which is less than from `from` to `to` if there are gaps. */
  readonly seconds: number;
}

/** Adds up the counts of each place, family and peer, in the order of their first count. */
export function sumCounts(counts: readonly TrafficCount[]): readonly CountSum[] {
  const sums = new Map<string, CountSum>();
  for (const count of counts) {
    const { router, place, family, peer, from, to } = count;
    const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
    const key = JSON.stringify([router, place, family, peer]);
    const sum = sums.get(key);
    if (!sum) {
      sums.set(key, { ...count, seconds });
      continue;
    }
    sums.set(key, {
      ...sum,
      from: sum.from < from ? sum.from : from,
      to: sum.to > to ? sum.to : to,
      announced: sum.announced && count.announced && add(sum.announced, count.announced),
      other: add(sum.other, count.other),
      complete: sum.complete && count.complete,
      seconds: sum.seconds + seconds,
    });
  }
  return [...sums.values()];
}

function add(a: Amount, b: Amount): Amount {
  const bytes = a.bytes === null || b.bytes === null ? null : a.bytes + b.bytes;
  return { packets: a.packets + b.packets, bytes };
}
