import {
  FAMILIES,
  formatAddress,
  formatPrefix,
  type Address,
  type Family,
} from "../../net/index.ts";
import type { RouteView } from "../../routes/index.ts";
import {
  Cursor,
  decodeAttributes,
  readMrtPeers,
  ribNextHop,
  splitAttributes,
  type MrtPeer,
  type MrtRecord,
  type PathAttributes,
} from "../../wire/index.ts";
import { describeNeighbor, type DumpPlace, type DumpPlaces } from "../dump-places.ts";
import type { DumpItem } from "../dump-reader.ts";
import { makeRoute } from "../received/make-route.ts";
import { GEO_PEER_TABLE, PEER_INDEX_TABLE, RIB_OTHER, RIB_UNICAST } from "./mrt-types.ts";

/** The most attributes that are remembered, because the next prefixes often have the same. */
const MOST_KNOWN = 10_000;

/** Reads the records of a table (TABLE_DUMP_V2, RFC 6396, 4.3; RFC 8050), each by itself. */
export class TableDump {
  readonly #view: RouteView;
  readonly #places: DumpPlaces;
  /** The names of the tables that were read. */
  readonly #tables = new Set<string>();
  #peers: readonly MrtPeer[] | null = null;
  readonly #known = new Map<string, { attributes: PathAttributes; nextHop: Address } | string>();
  /** By the number of a peer. */
  readonly #placesOf = { ipv4: new Map<number, DumpPlace>(), ipv6: new Map<number, DumpPlace>() };
  readonly #seen = new Set<number>();

  constructor(view: RouteView, places: DumpPlaces) {
    this.#view = view;
    this.#places = places;
  }

  /** What a record says; a text if it is malformed: in which way. */
  read({ subtype, body }: MrtRecord): readonly DumpItem[] | string {
    if (subtype === PEER_INDEX_TABLE) return this.#readPeers(body);
    const other = RIB_OTHER[subtype];
    if (other !== undefined) {
      return [{ kind: "left-out", what: { why: "other-family", family: other } }];
    }
    if (subtype === GEO_PEER_TABLE) return [];
    const format = RIB_UNICAST[subtype];
    if (!format) return `has the unknown subtype ${subtype} of TABLE_DUMP_V2`;
    if (!this.#peers) return "has routes, but there is no table of peers before it";
    return this.#readRoutes(new Cursor(body), format, this.#peers);
  }

  #readPeers(body: Buffer): readonly DumpItem[] | string {
    const table = readMrtPeers(body);
    if (!table) return "is a malformed table of peers";
    if (this.#tables.has(table.view)) {
      return `begins a second dump of the table "${table.view}": give one of them`;
    }
    this.#tables.add(table.view);
    this.#peers = table.peers;
    for (const family of FAMILIES) this.#placesOf[family].clear();
    // A collector that has none says 0.0.0.0.
    if (table.collector.value === 0n) return [];
    return [{ kind: "router-id", id: formatAddress(table.collector) }];
  }

  #readRoutes(
    cursor: Cursor,
    { family, hasPathIds }: { readonly family: Family; readonly hasPathIds: boolean },
    peers: readonly MrtPeer[],
  ): readonly DumpItem[] | string {
    // The sequence number.
    cursor.take(4);
    const prefix = cursor.prefix(family);
    if (!prefix) return "has a malformed prefix";
    const items: DumpItem[] = [];
    this.#seen.clear();
    for (let left = cursor.u16(); left > 0; left--) {
      const index = cursor.u16();
      // When the route was received.
      cursor.take(4);
      // FRR writes 0 for sessions without ADD-PATH, if another one has a path of the same prefix.
      const pathId = (hasPathIds ? cursor.u32() : 0) || null;
      const bytes = cursor.part(cursor.u16());
      if (cursor.isOverrun) return "is shorter than its routes";
      const peer = peers[index];
      if (!peer) return `has a route of peer ${index}, but the table has ${peers.length}`;
      const place = this.#placeOf(index, peer, family);
      if (place.kind === "left-out") items.push(place);
      if (place.kind !== "place") continue;
      if (pathId === null && this.#seen.has(index)) {
        const of = describeNeighbor({ ...peer, name: null, family });
        const to = formatPrefix(prefix);
        return `has two routes to ${to} of ${of}, but not their path identifiers: such a dump cannot be used`;
      }
      this.#seen.add(index);
      const read = this.#attributes(bytes, family);
      if (typeof read === "string")
        return `has a malformed route to ${formatPrefix(prefix)}: ${read}`;
      items.push(makeRoute(place.place, { prefix, pathId }, read.attributes, read.nextHop));
    }
    return cursor.left > 0 ? "is longer than its routes" : items;
  }

  /** The place of a peer's routes, which is looked for once. */
  #placeOf(index: number, peer: MrtPeer, family: Family): DumpPlace {
    const known = this.#placesOf[family];
    let place = known.get(index);
    if (!place) {
      const neighbor = { ...peer, name: null, family };
      place = isRouter(peer) ? OWN : this.#places.of(neighbor, this.#view);
      known.set(index, place);
    }
    return place;
  }

  #attributes(bytes: Cursor, family: Family) {
    const key = family + bytes.rest();
    let known = this.#known.get(key);
    if (known === undefined) {
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(key, (known = decode(bytes, family)));
    }
    return known;
  }
}

/** The router itself has no address in the table of peers. */
function isRouter({ address }: MrtPeer): boolean {
  return address.value === 0n;
}

const OWN = {
  kind: "left-out",
  what: { why: "no-session", neighbor: "the router itself" },
} as const;

function decode(bytes: Cursor, family: Family) {
  const parts = splitAttributes(bytes, "file");
  if (typeof parts === "string") return parts;
  const attributes = decodeAttributes(parts, 4);
  if (typeof attributes === "string") return attributes;
  if (!parts.MP_REACH_NLRI) {
    return attributes.nextHop ? { attributes, nextHop: attributes.nextHop } : "it has no next hop";
  }
  const nextHop = ribNextHop(parts.MP_REACH_NLRI, family);
  return nextHop ? { attributes, nextHop } : "its next hop is malformed";
}
