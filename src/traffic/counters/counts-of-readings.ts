import type { Family } from "../../net/index.ts";
import type { RouterFilters, TrafficFilter } from "../filters/traffic-filter.ts";
import { COUNTED, counterName, type Counted } from "../formats/counter-name.ts";
import type { NftCounter, Reading } from "./nft-readings.ts";
import type { Amount, TrafficCount } from "./traffic-count.ts";

/** What readings of counters say, and counters for which there is no filter. */
export interface CountsOfReadings {
  readonly counts: readonly TrafficCount[];
  /** Counters in the readings that none of the router's filters has, sorted. */
  readonly unknown: readonly string[];
  /** Counters of the router's filters that the last reading does not have, sorted. */
  readonly missing: readonly string[];
}

/**
 * The differences of successive readings of a router's counters. Loading a ruleset sets all counters of its table to
 * zero at once: if any of them went back, all have counted from zero, and what they counted before is not known. A
 * counter that was not in the reading before is known from then on.
 */
export function countsOfReadings(
  { filters }: RouterFilters,
  readings: readonly Reading[],
): CountsOfReadings {
  const present = readings.filter((one): one is PresentReading => one.counters !== null);
  const counts = present.flatMap((after, i): readonly TrafficCount[] => {
    const before = present[i - 1];
    if (before === undefined) return [];
    const isGap = readings.indexOf(after) - readings.indexOf(before) > 1;
    const isReset = [...before.counters].some(([name, was]) =>
      wentBack(was, after.counters.get(name)),
    );
    return filters.flatMap((filter) =>
      filter.families.flatMap(({ family }) => {
        const amounts = COUNTED.map((counted) => {
          const name = counterName(filter, family, counted);
          return difference(before.counters.get(name), after.counters.get(name), isReset);
        });
        const [announced = null, other = null] = amounts;
        if (other === null) return [];
        const complete = !isGap && !isReset;
        const time = { from: before.time, to: after.time };
        return [{ ...placeOf(filter), family, ...time, announced, other, complete }];
      }),
    );
  });
  const names = new Set(filters.flatMap((filter) => namesOf(filter)));
  const seen = new Set(present.flatMap(({ counters }) => [...counters.keys()]));
  const last = present.at(-1)?.counters;
  return {
    counts,
    unknown: [...seen].filter((name) => !names.has(name)).sort(),
    missing: [...names].filter((name) => last?.has(name) !== true).sort(),
  };
}

interface PresentReading {
  readonly time: string;
  readonly counters: ReadonlyMap<string, NftCounter>;
}

/** The traffic at a private interconnect is its peer's; that on a LAN can be any member's. */
function placeOf({
  router,
  exchange,
  place,
  peers,
}: TrafficFilter): Pick<TrafficCount, "router" | "place" | "peer"> {
  if (exchange !== null) return { router, place: { kind: "exchange", id: exchange }, peer: null };
  const [only = null] = peers;
  const peer = peers.length === 1 ? only : null;
  return { router, place: { kind: "interface", name: place }, peer };
}

/** A counter that is gone has been set to zero as well: with a ruleset that has none of this name. */
function wentBack(was: NftCounter, is: NftCounter | undefined): boolean {
  return is === undefined || is.packets < was.packets || is.bytes < was.bytes;
}

function difference(
  was: NftCounter | undefined,
  is: NftCounter | undefined,
  isReset: boolean,
): Amount | null {
  if (is === undefined) return null;
  if (isReset) return { packets: is.packets, bytes: is.bytes };
  if (was === undefined) return null;
  return { packets: is.packets - was.packets, bytes: is.bytes - was.bytes };
}

function namesOf(filter: TrafficFilter): readonly string[] {
  const names = (family: Family) =>
    COUNTED.map((counted: Counted) => counterName(filter, family, counted));
  return filter.families.flatMap(({ family }) => names(family));
}
