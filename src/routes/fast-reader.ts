import { parseAddress, parseCommunity, parsePrefix, type Community } from "../net/index.ts";
import { parseAsPath, routeValueOf } from "../policy/index.ts";
import { cached } from "./cached.ts";
import { ROUTE_VIEWS, type ReceivedRoute, type RouteView } from "./received-route.ts";
import { ROUTER_NAME } from "./routes-schema.ts";
import { readSessionName } from "./session-name.ts";

const KEYS = [
  ...(["session", "router", "view", "prefix", "as_path", "next_hop", "origin"] as const),
  ...(["communities", "med", "local_pref", "otc", "path_id"] as const),
] as const;

/** The members of a line with a route, of whatever types; one that is not there is undefined. */
type Fields = Readonly<Partial<Record<(typeof KEYS)[number], unknown>>>;

/**
 * Reads a line with a route if everything about it is valid and plain; null leaves it to `explainRoute`, which also
 * says what is wrong. Both read the same route, this one in far less time.
 */
export class FastReader {
  readonly #session = cached(readSessionName);
  readonly #router = cached((text) => (ROUTER_NAME.test(text) ? text : null));
  readonly #hop = cached(parseAddress);
  readonly #community = cached(parseCommunity);

  /** `router`: the one that the first line of the file names. */
  read(line: string, router: string | null): ReceivedRoute | null {
    const fields = parse(line);
    if (fields === null || !hasKeys(line, fields)) return null;
    const view = typeof fields.view === "string" ? viewOf(fields.view) : null;
    const prefix = typeof fields.prefix === "string" ? parsePrefix(fields.prefix) : null;
    const asPath = typeof fields.as_path === "string" ? parseAsPath(fields.as_path) : null;
    const origin = typeof fields.origin === "string" ? routeValueOf("origin", fields.origin) : null;
    if (view === null || prefix === null || asPath === null || origin === null) return null;
    const session = optional(fields.session, this.#session);
    const ownRouter = optional(fields.router, this.#router);
    const nextHop = optional(fields.next_hop, this.#hop);
    const communities = this.#communities(fields.communities);
    if (session === undefined || ownRouter === undefined || nextHop === undefined) return null;
    if (communities === null) return null;
    if (session === null ? view !== "loc-rib" : nextHop === null) return null;
    if (nextHop?.family === "ipv4" && prefix.family === "ipv6") return null;
    if (ownRouter !== null && router !== null && ownRouter !== router) return null;
    const med = number32(fields.med);
    const localPreference = number32(fields.local_pref);
    const otc = number32(fields.otc);
    const pathId = number32(fields.path_id);
    if (med === undefined || localPreference === undefined) return null;
    if (otc === undefined || pathId === undefined) return null;
    return {
      ...{ session, router: ownRouter ?? router, view, prefix, asPath, nextHop, communities },
      ...{ med, localPreference, origin, otc, pathId },
    };
  }

  /** No communities if they are not given; null if they are not valid. */
  #communities(texts: unknown): readonly Community[] | null {
    if (texts === undefined) return NO_COMMUNITIES;
    if (!Array.isArray(texts)) return null;
    const found: Community[] = [];
    for (const text of texts as readonly unknown[]) {
      const community = typeof text === "string" ? this.#community(text) : null;
      if (community === null) return null;
      found.push(community);
    }
    return found;
  }
}

const NO_COMMUNITIES: readonly Community[] = [];

/** A member that may be missing: null; undefined if it is not valid. */
function optional<V>(value: unknown, read: (text: string) => V | null): V | null | undefined {
  if (value === undefined) return null;
  return typeof value === "string" ? (read(value) ?? undefined) : undefined;
}

/** The same for a number of 32 bits. */
function number32(value: unknown): number | null | undefined {
  if (value === undefined) return null;
  return typeof value === "number" && value >>> 0 === value ? value >>> 0 : undefined;
}

function viewOf(text: string): RouteView | null {
  for (const view of ROUTE_VIEWS) if (view === text) return view;
  return null;
}

/** The members of a JSON object, or null. */
function parse(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether a line has known keys alone, each once, and no escapes. `JSON.parse` gives only the last of equal keys, so
 * the quotes are counted: there would be more than the keys and texts need.
 */
function hasKeys(line: string, fields: Fields): boolean {
  let known = 0;
  let texts = 0;
  for (const key of KEYS) {
    const value = fields[key];
    if (value === undefined) continue;
    known++;
    if (typeof value === "string") texts++;
    else if (Array.isArray(value)) texts += value.length;
  }
  if (Object.keys(fields).length !== known || line.includes("\\")) return false;
  let quotes = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) quotes++;
  return quotes === 2 * (known + texts);
}
