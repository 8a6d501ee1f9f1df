import type { Report } from "../../diagnostics/index.ts";
import { child, items, parseDuration, textOf, type Node } from "../../document/index.ts";
import type { PeeringDbSettings, SourceSetting, SourceSettings } from "../declaration.ts";
import { readSecret } from "./read-secret.ts";
import { readSourceLocation } from "./read-source-location.ts";

/** A week, in seconds. */
const DEFAULT_MAX_AGE = 604_800;

/** Reads `sources:`. */
export function readSources(node: Node | null, report: Report): SourceSettings {
  const at = (key: string): Node | null => node && child(node, key);
  const maxAgeSeconds = readAge(at("max_age")) ?? DEFAULT_MAX_AGE;
  const read = (key: string): SourceSetting | null => readSource(at(key), maxAgeSeconds, report);
  return {
    peeringdb: readPeeringDb(at("peeringdb"), maxAgeSeconds, report),
    rpki: read("rpki"),
    routingTable: read("routing_table"),
    flows: read("flows"),
    maxAgeSeconds,
  };
}

/** Reads `{ from: …, max_age: … }`; null without a usable location. */
function readSource(
  node: Node | null,
  maxAgeSeconds: number,
  report: Report,
): SourceSetting | null {
  const given = node && child(node, "from");
  if (!node || !given) return null;
  const places = given.kind === "list" ? items(given) : [given];
  const from = places.flatMap((place) => readSourceLocation(place, report) ?? []);
  if (from.length === 0) return null;
  const own = readAge(child(node, "max_age"));
  return { from, maxAgeSeconds: own ?? maxAgeSeconds, span: node.span };
}

function readPeeringDb(
  node: Node | null,
  maxAgeSeconds: number,
  report: Report,
): PeeringDbSettings | null {
  const source = readSource(node, maxAgeSeconds, report);
  if (!node) return null;
  const key = readSecret(child(node, "key"), "PEERINGDB_API_KEY", report);
  const contacts = textOf(child(node, "contacts")) === "roles" ? "roles" : "full";
  return source && { ...source, key, contacts };
}

/** Reads a duration, in seconds. */
function readAge(node: Node | null): number | null {
  const duration = parseDuration(textOf(node) ?? "");
  return duration === null ? null : duration / 1000;
}
