import type { TrafficCount } from "../../traffic/index.ts";

/** What a filter counted of the traffic that came in at a place, by where it went. */
export interface CountedTraffic extends TrafficCount {
  /** The file that has it, for facts. */
  readonly source: string;
}
