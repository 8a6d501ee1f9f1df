import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { parseAddress } from "../../../src/net/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { runFilter, type FilterNode, type Route } from "../../../src/policy/index.ts";
import { HOPS, OWN_ASN } from "./material.ts";
import { learnedRoutes, ownRoutes } from "./routes.ts";
import { printRoute } from "./shown-routes.ts";
import type { FilterSource } from "./texts.ts";

const ALL = [...learnedRoutes(), ...ownRoutes()];

/**
 * The filters that the reader finds in one file, by the numbers of their texts: it reads a session for each. Null if
 * it does not understand all of the file.
 */
export function readSources(
  sources: readonly FilterSource[],
): ReadonlyMap<number, FilterNode> | null {
  const text = [...TABLES, ...sources.map(withSession)].join("\n");
  const found = new Diagnostics();
  const request = { version: [2, 0, 12], asn: OWN_ASN, neighbors: [], form: "running" } as const;
  const reading = platforms.bird.read({ path: "router.conf", raw: text }, request, found.report);
  if (found.all.length > 0 || reading.sessions.length !== sources.length) return null;
  return new Map(reading.sessions.map((one, i) => [sources[i]?.number ?? -1, one.import.start]));
}

/** The least that a router needs in addition, and tables that a cache fills, so that their contents count. */
const TABLES = [
  "protocol device { }",
  "roa4 table R4; roa6 table R6;",
  "protocol rpki CACHE { roa4 { table R4; }; roa6 { table R6; }; remote 192.0.2.7 port 323;",
  "  retry keep 600; refresh keep 3600; expire keep 7200; }",
];

function withSession({ number, family, definitions, attached }: FilterSource): string {
  const neighbor =
    family === "ipv4" ? `10.9.${number >> 8}.${number & 255}` : `fd00::${number.toString(16)}`;
  return `${definitions}
protocol bgp PEERC_S${number} {
  local ${HOPS[family][0]} as ${OWN_ASN}; neighbor ${neighbor} as 64496; allow as sets on;
  ${family} { import ${attached}; export none; };
}
`;
}

/** What a filter as read accepts: prefix → the compared attributes of the route. */
export function passes(start: FilterNode, { family }: FilterSource): ReadonlyMap<string, string> {
  const local = parseAddress(HOPS[family][0]);
  const passed = (route: Route) => {
    const { verdict, route: after } = runFilter(start, route, local);
    return verdict === "accept" ? [printRoute(after)] : [];
  };
  return new Map(ALL.filter(({ prefix }) => prefix.family === family).flatMap(passed));
}
