import type { Report } from "../../diagnostics/index.ts";
import { child, type MapNode } from "../../document/index.ts";
import type { Site } from "../declaration.ts";
import { readState } from "./read-state.ts";

/** Reads `sites:`, sorted by name. */
export function readSites(node: MapNode, report: Report): Site[] {
  return [...node.entries]
    .map(([name, { keySpan, node: entry }]) => ({
      name,
      state: readState(child(entry, "state"), report),
      span: keySpan,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
