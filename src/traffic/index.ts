/**
 * What the policy says of traffic: filters on peering interfaces that count or drop what is sent to addresses that we
 * do not announce there, and what their counters say.
 */
export * from "./filters/traffic-filter.ts";
export { planFilters, type PlannedFilters } from "./filters/plan-filters.ts";
export { describeLeftOut } from "./formats/describe-left-out.ts";
export { filterFiles, isFilterPath, type FilterFile } from "./formats/filter-files.ts";
