import type { RouteRow } from "../rows/diff-report.ts";

/** Changes of routes under one heading. */
export interface Section {
  readonly title: string;
  readonly routes: readonly RouteRow[];
}

const TITLES = [
  ["Prefixes no longer accepted", "rejected", "prefixes"],
  ["Prefixes newly accepted", "accepted", "prefixes"],
  ["Routes no longer accepted, to prefixes of which others still are", "rejected", "routes"],
  ["Routes newly accepted, to prefixes of which others were before", "accepted", "routes"],
  ["Accepted with other attributes", "attributes", null],
  ["Rejected for another reason", "reason", null],
] as const;

/** The changes of routes by meaning, the most serious first. */
export function sectionsOf(routes: readonly RouteRow[]): readonly Section[] {
  return TITLES.map(([title, kind, scope]) => ({
    title,
    routes: routes.filter((row) => row.kind === kind && row.scope === scope),
  })).filter((section) => section.routes.length > 0);
}
