import type { SessionRow } from "../rows/diff-report.ts";
import { count, sessionText, some } from "./words.ts";

/** How much is printed. */
export interface Extent {
  /** Changes under one heading. */
  readonly changes: number;
  readonly ranges: number;
  readonly sessions: number;
  /** Reasons of one change. */
  readonly why: number;
  /** Whether to show a route for each change, with the deciding terms. */
  readonly examples: boolean;
}

/** The lines for some items, up to a limit, and the number of the others. */
export function listed<T>(
  all: readonly T[],
  most: number,
  linesOf: (one: T) => readonly string[],
): readonly string[] {
  const rest = all.length - Math.min(all.length, most);
  const lines = all.slice(0, most).flatMap(linesOf);
  if (rest === 0) return lines;
  return [...lines, `  ${count(rest, "change")} more (--verbose shows all)`];
}

/** Some sessions by name, and how many they are. */
export function sessionsText(all: readonly SessionRow[], extent: Extent): string {
  const named = some(all.map(sessionText), extent.sessions);
  return all.length > 1 ? `${all.length} sessions: ${named}` : `session ${named}`;
}
