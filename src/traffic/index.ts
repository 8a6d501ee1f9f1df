/**
 * What the policy says of traffic: filters on peering interfaces that count or drop what is sent to addresses that we
 * do not announce there, and what their counters say.
 */
export * from "./filters/traffic-filter.ts";
export * from "./counters/traffic-count.ts";
export { countsOfReadings, type CountsOfReadings } from "./counters/counts-of-readings.ts";
export { countsSchema } from "./counters/counts-schema.ts";
export { readNftReadings, type NftCounter, type Reading } from "./counters/nft-readings.ts";
export { readCounts } from "./counters/read-counts.ts";
export { sumCounts, type CountSum } from "./counters/sum-counts.ts";
export { writeCounts } from "./counters/write-counts.ts";
export { planFilters, type PlannedFilters } from "./filters/plan-filters.ts";
export { describeLeftOut } from "./formats/describe-left-out.ts";
export { filterFiles, isFilterPath, type FilterFile } from "./formats/filter-files.ts";
