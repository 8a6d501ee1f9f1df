import type { FilterReading, GracefulRestart, SessionReading } from "../../../model/index.ts";
import { isLinkLocal, type Family } from "../../../net/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { asksRpki } from "../../asks-rpki.ts";
import { secretReading } from "../../secret-reading.ts";
import { discards } from "./discards.ts";
import { readFilter } from "./filter.ts";
import type { NeighborText } from "./neighbors.ts";
import type { FrrObjects } from "./objects.ts";
import { acceptsUnpinned } from "./unpinned.ts";

/** Settings for all neighbors of a router. */
export interface BgpDefaults {
  readonly asn: number;
  readonly enforceFirstAs: boolean;
  /** For all neighbors. */
  readonly logsChanges: boolean;
  /** Without a policy nothing is accepted or announced (RFC 8212). */
  readonly requirePolicy: boolean;
  /** For neighbors without their own, in seconds; null: FRR's default of 60 and 180. */
  readonly timers: { readonly keepalive: number; readonly hold: number } | null;
  /** For neighbors that do not set it. */
  readonly gracefulRestart: GracefulRestart;
}

/** The sessions of a neighbor: one for each family it is active in. */
export function readNeighbor(
  text: NeighborText,
  defaults: BgpDefaults,
  objects: FrrObjects,
  problems: ReadingProblems,
): readonly SessionReading[] {
  for (const { line, why } of text.problems) problems.notUnderstood(line, why);
  for (const { family: other, line } of text.otherFamilies()) {
    problems.notUnderstood(line, {
      name: other,
      problem: "is a family that the declared session does not have",
    });
  }
  return (["ipv4", "ipv6"] as const).flatMap((within) => {
    const settings = text.families[within];
    if (!text.isActive(within)) return [];
    if (text.asn === null) problems.notUnderstood(text.line, "a neighbor without remote-as");
    const restart = text.gracefulRestart ?? defaults.gracefulRestart;
    const filters = {
      import: attached(text, within, "in", defaults, objects, problems),
      export: attached(text, within, "out", defaults, objects, problems),
    };
    const reading: SessionReading = {
      family: within,
      local: text.local,
      localAsn: defaults.asn,
      remote: text.address,
      asn: text.asn ?? 0,
      description: text.description,
      ...filters,
      maxPrefixes: settings.limit,
      options: {
        password: text.password === null ? null : secretReading(text.password),
        tcpAo: "inexpressible",
        ttlSecurity: text.ttlSecurity,
        multihop: text.multihop,
        bfd: text.bfd,
        passive: text.passive,
        timers: text.timers ?? defaults.timers,
        gracefulRestart: { oneOf: restart === "helper" ? [null, "helper"] : [restart] },
        updateSource: "inexpressible",
        interface: text.interface,
        tcpMss: text.tcpMss,
        logChanges: { oneOf: [null, defaults.logsChanges] },
        shutdown: text.shutdown,
        // FRR keeps all or nothing, even if a plan only needs what a change of ROAs requires.
        keepRoutes:
          settings.keepRoutes && asksRpki(filters.import.start)
            ? { oneOf: [true, "rpki"] }
            : settings.keepRoutes,
        role: text.role,
        roleStrict: text.roleStrict,
        enforceFirstAs: text.enforceFirstAs ?? defaults.enforceFirstAs,
        extendedNextHop: text.extendedNextHop,
      },
      line: text.line,
    };
    if (text.disableConnectedCheck !== null && !looksFar(text) && !discards(reading.import.start)) {
      const why = "next hops and the neighbor may be somewhere else, which no filter needs";
      problems.notUnderstood(text.disableConnectedCheck, why);
    }
    if (isLinkLocal(text.address) || within !== text.address.family) {
      const line = acceptsUnpinned(reading.import.start, text.address);
      const why =
        "a route that goes to the neighbor is accepted without `set ipv6 next-hop peer-address`, and may go to another one";
      if (line !== null) problems.notUnderstood(line, why);
    }
    return [reading];
  });
}

/** Whether FRR resolves next hops anyway; for a session of one hop it considers them connected. */
function looksFar({ multihop, ttlSecurity }: NeighborText): boolean {
  return multihop !== null || ttlSecurity;
}

function attached(
  text: NeighborText,
  within: Family,
  direction: "in" | "out",
  defaults: BgpDefaults,
  objects: FrrObjects,
  problems: ReadingProblems,
): FilterReading {
  const map = text.families[within].maps[direction];
  if (!map) {
    const verdict = defaults.requirePolicy ? "reject" : "accept";
    return {
      name: "(default)",
      line: text.line,
      start: { kind: "verdict", verdict, line: text.line },
    };
  }
  const routeMap = objects.routeMaps.get(map.name);
  if (!routeMap) {
    problems.notDefined(map.line, "route-map", map.name, "FRR denies every route there");
    return { ...map, start: { kind: "verdict", verdict: "reject", line: map.line } };
  }
  const context = {
    family: within,
    direction,
    local: text.local,
    remote: text.address,
    looksUp: text.disableConnectedCheck !== null || looksFar(text),
  };
  return { ...map, start: readFilter(routeMap, objects, context, problems) };
}
