import { NO_SOURCES, type Sources } from "../../sources/index.ts";

/** The evidence in a network's snapshot. */
export function auditSources(): Sources {
  return NO_SOURCES;
}
