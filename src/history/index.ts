/** Which commits let a prefix in, changed its registration, and removed it. */
export { coveringLines } from "./covering-lines.ts";
export { eventsOf, type Event, type Events, type Version } from "./events.ts";
export { readState, type ObjectFiles, type TracedRoute } from "./object-entries.ts";
export {
  objectHistory,
  type EntryHistory,
  type ObjectQuery,
  type ObjectHistory,
} from "./object-history.ts";
export { textHistory, type TextQuery } from "./text-history.ts";
