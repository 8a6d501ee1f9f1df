import type { Amount, TrafficCount } from "./traffic-count.ts";

/** Counts as JSON Lines, in the form that `readCounts` reads. */
export function writeCounts(counts: readonly TrafficCount[]): string {
  return counts.map((count) => `${JSON.stringify(lineOf(count))}\n`).join("");
}

function lineOf({ place, peer, announced, other, ...count }: TrafficCount): object {
  return {
    router: count.router,
    ...(place.kind === "exchange" ? { exchange: place.id } : { interface: place.name }),
    family: count.family,
    ...(peer === null ? {} : { peer }),
    from: count.from,
    to: count.to,
    ...(announced === null ? {} : { announced: amount(announced) }),
    other: amount(other),
    ...(count.complete ? {} : { complete: false }),
  };
}

function amount({ packets, bytes }: Amount): object {
  return bytes === null ? { packets } : { packets, bytes };
}
