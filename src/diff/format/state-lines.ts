import type { DiffReport } from "../rows/diff-report.ts";
import { listed, sessionsText, type Extent } from "./extent.ts";
import { placeText } from "./words.ts";

/** What drains, is shut down, removed, planned or active again; routes and options follow from it. */
export function stateLines({ states }: DiffReport, extent: Extent): readonly string[] {
  if (states.length === 0) return [];
  return [
    "",
    "State",
    ...listed(states, extent.changes, ({ text, place, sessions }) => [
      `  ${text}`,
      `    ${sessionsText(sessions, extent)}${place ? `, ${placeText(place)}` : ""}`,
    ]),
  ];
}
