import type { Prefix } from "../net/index.ts";
import { readOriginLine } from "../snapshot/index.ts";
import { coveringLines } from "./covering-lines.ts";

/** The texts of an object's files; null for a missing one. */
export interface ObjectFiles {
  readonly prefixes: string | null;
  readonly origins: string | null;
}

/** A route object, and the sets through which its origin belongs to the object. */
export interface TracedRoute {
  readonly origin: number;
  readonly source: string;
  /** Outermost first; empty if unknown. */
  readonly via: readonly string[];
}

/**
 * The entries of an object for a prefix: each by its range, as in the snapshot, with its route objects and the paths
 * to their origins in one text, which `readState` parses.
 */
export function objectEntries(files: ObjectFiles, prefix: Prefix): ReadonlyMap<string, string> {
  return entriesOfLines(coveringLines(files.prefixes ?? "", prefix), files.origins ?? "");
}

/** The same from the lines that cover the prefix. */
export function entriesOfLines(
  lines: readonly string[],
  origins: string,
): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const line of lines) {
    const [range = "", ...routes] = line.split(" ");
    const asns = new Set(routes.map((route) => route.split("@")[0] ?? ""));
    const ways = [...asns].flatMap((asn) => wayTo(asn, origins));
    entries.set(range, [routes.join(" "), ...ways].join("\n"));
  }
  return entries;
}

/** The line of an origin in an object's file of origins, if it names sets. */
function wayTo(origin: string, text: string): readonly string[] {
  const start = `${origin} `;
  const at = text.startsWith(start) ? 0 : text.indexOf(`\n${start}`) + 1;
  if (!text.startsWith(start, at)) return [];
  const end = text.indexOf("\n", at);
  return [text.slice(at, end < 0 ? text.length : end)];
}

/** The route objects of an entry, and the paths to their origins. */
export function readState(state: string): readonly TracedRoute[] {
  const [routes = "", ...ways] = state.split("\n");
  const via = new Map(
    ways.flatMap((line) => {
      const origin = readOriginLine(line);
      return origin ? [[origin.asn, origin.via] as const] : [];
    }),
  );
  return routes.split(" ").flatMap((route) => {
    const [, origin, source = ""] = /^AS(\d+)@(.+)$/.exec(route) ?? [];
    if (origin === undefined) return [];
    return [{ origin: Number(origin), source, via: via.get(Number(origin)) ?? [] }];
  });
}
