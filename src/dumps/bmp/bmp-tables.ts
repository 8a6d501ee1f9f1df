import { formatAddress, type Address, type Asn, type Family } from "../../net/index.ts";
import type { RouteView } from "../../routes/index.ts";
import {
  BGP_MESSAGE,
  BMP_TYPE,
  Cursor,
  decodeUpdate,
  readPeerUp,
  takeMessage,
  takePeer,
  type AddPath,
  type BmpMessage,
  type BmpPeer,
  type Update,
} from "../../wire/index.ts";
import { describeNeighbor, type DumpPlaces } from "../dump-places.ts";
import type { DumpItem, LeftOut } from "../dump-reader.ts";
import { AttributeStore } from "../received/attribute-store.ts";
import { NeighborRoutes } from "../received/neighbor-routes.ts";

/** The most neighbors of a router. */
const MOST_PEERS = 100_000;

/** A neighbor in the stream. */
interface Peer {
  readonly address: Address;
  readonly asn: Asn;
  /** `unknown`: the stream does not have its Peer Up. */
  state: "unknown" | "up" | "down";
  addPath: AddPath;
  ourAsn: Asn | null;
  readonly views: Map<RouteView, { readonly routes: NeighborRoutes; readonly ended: Set<Family> }>;
}

/**
 * What a router says by BMP about its neighbors (RFC 7854): the routes of each as they are at the end. Those of a family are whole
 * if its End-of-RIB came after the Peer Up.
 */
export class BmpTables {
  readonly #places: DumpPlaces;
  readonly #store = new AttributeStore();
  readonly #peers = new Map<string, Peer>();
  #isOver = false;
  /** What is wrong with the routes at the end. */
  problem: string | null = null;

  constructor(places: DumpPlaces) {
    this.#places = places;
  }

  /** Does what a message says; gives what is left out of it. A text if it is malformed: in which way. */
  read({ type, body }: BmpMessage): readonly DumpItem[] | string {
    if (this.#isOver) return "comes after the Termination of the stream";
    const cursor = new Cursor(body);
    switch (type) {
      case BMP_TYPE.peerUp:
        return this.#peerUp(cursor);
      case BMP_TYPE.peerDown:
        return this.#peerDown(cursor);
      case BMP_TYPE.routeMonitoring:
        return this.#monitor(cursor);
      case BMP_TYPE.termination:
        this.#isOver = true;
        return [];
      case BMP_TYPE.initiation:
      case BMP_TYPE.statistics:
      case BMP_TYPE.routeMirroring:
        return [];
    }
    // To be ignored (RFC 7854, 4.1).
    return leftOut({ why: "not-about-routes", what: `BMP messages of the unknown type ${type}` });
  }

  /** The routes at the end; `problem` says what is wrong with them. */
  *items(): Generator<readonly DumpItem[]> {
    const given = new Set<string>();
    for (const peer of this.#peers.values()) {
      for (const [view, { routes, ended }] of peer.views) {
        for (const family of routes.families()) {
          const missing = whatIsMissing(peer, view, ended.has(family));
          if (!routes.isSession(family)) yield* routes.items(family);
          else if (missing !== null) {
            yield leftOut({ why: "not-whole", neighbor: describe(peer), missing });
          } else {
            const key = `${describe(peer)} ${view} ${family}`;
            if (given.has(key)) this.problem = `there are two sessions with ${describe(peer)}`;
            given.add(key);
            yield* routes.items(family);
          }
        }
      }
    }
  }

  #peerUp(cursor: Cursor): readonly DumpItem[] | string {
    const header = takePeer(cursor);
    if (typeof header === "string") return header;
    if (header.kind === "loc-rib") return [];
    const up = readPeerUp(cursor);
    if (typeof up === "string") return `is a malformed Peer Up of ${describe(header)}: ${up}`;
    const peer = this.#peer(header);
    if (!peer) return TOO_MANY;
    reset(peer, "up");
    peer.addPath = up.addPath;
    peer.ourAsn = up.ourAsn;
    return [{ kind: "router-id", id: formatAddress(up.ourId) }];
  }

  #peerDown(cursor: Cursor): readonly DumpItem[] | string {
    const header = takePeer(cursor);
    if (typeof header === "string") return header;
    const peer = this.#peers.get(header.key);
    if (peer) reset(peer, "down");
    return [];
  }

  #monitor(cursor: Cursor): readonly DumpItem[] | string {
    const header = takePeer(cursor);
    if (typeof header === "string") return header;
    if (header.kind === "loc-rib") return leftOut({ why: "other-view", what: LOC_RIB });
    if (header.isOut) return leftOut({ why: "other-view", what: ADJ_RIB_OUT });
    const peer = this.#peer(header);
    if (!peer) return TOO_MANY;
    if (peer.state === "down") return `has routes of ${describe(peer)}, which is down`;
    // What was agreed on in the session is not known: whether there are path identifiers, for example.
    if (peer.state === "unknown") return [];
    const message = takeMessage(cursor);
    if (typeof message === "string") return `is malformed: ${message}`;
    if (message.type !== BGP_MESSAGE.update || cursor.left > 0) return "has no single UPDATE";
    const { asnBytes } = header;
    const update = decodeUpdate(message.body, { asnBytes, addPath: peer.addPath });
    if (typeof update === "string") return `has a malformed UPDATE of ${describe(peer)}: ${update}`;
    const first = update.attributes?.asPath[0];
    if (first !== undefined && first === peer.ourAsn && first !== peer.asn) {
      return `has a route of ${describe(peer)} that begins with our AS${first}: ${ALTERED}`;
    }
    return this.#apply(peer, header, update);
  }

  #apply(peer: Peer, { isPostPolicy }: BmpPeer, update: Update): readonly DumpItem[] | string {
    const { routes, ended } = this.#table(
      peer,
      isPostPolicy ? "adj-rib-in-post-policy" : "adj-rib-in-pre-policy",
    );
    if (update.endOf) ended.add(update.endOf);
    if (!routes.apply(update)) return "has more different attributes than can be kept";
    return update.otherFamilies.flatMap((family) => leftOut({ why: "other-family", family }));
  }

  #peer({ key, address, asn }: BmpPeer): Peer | null {
    const known = this.#peers.get(key);
    if (known?.asn === asn) return known;
    // A neighbor whose ASN has changed is another one.
    if (known) reset(known, "down");
    if (this.#peers.size >= MOST_PEERS) return null;
    const peer: Peer = {
      address,
      asn,
      state: "unknown",
      addPath: NO_PATHS,
      ourAsn: null,
      views: new Map(),
    };
    // Without routes it is known in this view, which is the one that counts.
    this.#table(peer, "adj-rib-in-pre-policy");
    this.#peers.set(key, peer);
    return peer;
  }

  #table(peer: Peer, view: RouteView) {
    let table = peer.views.get(view);
    if (!table) {
      const routes = new NeighborRoutes(peer, view, this.#places, this.#store);
      table = { routes, ended: new Set() };
      peer.views.set(view, table);
    }
    return table;
  }
}

const NO_PATHS: AddPath = { ipv4: false, ipv6: false };
/** Tried with FRR 8.4.4: whatever the view is, it sends routes as it would to another neighbor. */
const ALTERED =
  "FRR 8.4 sends no routes as they were received; take them from it with `dump bgp all` (MRT)";
const TOO_MANY = "is of one more neighbor than a router can have";
const LOC_RIB = "of the Loc-RIB: BMP does not say which neighbors they are of";
const ADJ_RIB_OUT = "of Adj-RIB-Out: what the router sends";

/** Why the routes of a neighbor cannot be used; null if they can. */
function whatIsMissing({ state }: Peer, view: RouteView, hasEnded: boolean): string | null {
  switch (state) {
    case "unknown":
      return "its Peer Up is not in the stream";
    case "down":
      return "its session is down at the end";
    case "up":
      return hasEnded ? null : `its End-of-RIB is not in the stream (${view})`;
  }
}

/** A session begins or ends: what was received before is gone. */
function reset(peer: Peer, state: "up" | "down"): void {
  for (const { routes, ended } of peer.views.values()) {
    routes.clear();
    ended.clear();
  }
  peer.state = state;
}

function describe({ address, asn }: { readonly address: Address; readonly asn: Asn }): string {
  return describeNeighbor({ address, asn, name: null, family: address.family });
}

function leftOut(what: LeftOut): readonly DumpItem[] {
  return [{ kind: "left-out", what }];
}
