import { formatAddress, type Address, type Asn } from "../../net/index.ts";
import {
  BGP_MESSAGE,
  Cursor,
  decodeUpdate,
  takeMessage,
  type MrtRecord,
} from "../../wire/index.ts";
import { describeNeighbor, type DumpPlaces } from "../dump-places.ts";
import type { DumpItem } from "../dump-reader.ts";
import { AttributeStore } from "../received/attribute-store.ts";
import { NeighborRoutes } from "../received/neighbor-routes.ts";
import { BGP4MP, MRT_TYPE, type Bgp4mpSubtype } from "./mrt-types.ts";

/** The number of the state Established (RFC 6396, 4.4.1). */
const ESTABLISHED = 6;
/** The most neighbors of a router. */
const MOST_NEIGHBORS = 100_000;

/** A session in the file. */
interface Session {
  readonly address: Address;
  readonly asn: Asn;
  readonly routes: NeighborRoutes;
  /** `unknown`: it may have been up before the file begins. */
  state: "unknown" | "up" | "down";
}

/**
 * What neighbors have sent (BGP4MP, RFC 6396, 4.4; RFC 8050): the routes of each at the end of the file, if the file has
 * the beginning of the session. Others may have sent routes before.
 */
export class Replay {
  readonly #places: DumpPlaces;
  readonly #store = new AttributeStore();
  readonly #sessions = new Map<string, Session>();

  constructor(places: DumpPlaces) {
    this.#places = places;
  }

  /** Does what a record says; gives what it has of other families. A text if it is malformed: in which way. */
  read({ type, subtype: number, body }: MrtRecord): readonly DumpItem[] | string {
    const subtype = BGP4MP[number];
    if (!subtype) return `has the unknown subtype ${number} of BGP4MP`;
    const cursor = new Cursor(body);
    // Microseconds.
    if (type === MRT_TYPE.bgp4mpEt) cursor.take(4);
    const asn = subtype.asnBytes === 2 ? cursor.u16() : cursor.u32();
    // Our ASN, and the interface.
    cursor.take(subtype.asnBytes + 2);
    const afi = cursor.u16();
    if (afi !== 1 && afi !== 2) return `has a neighbor of the unknown family ${afi}`;
    const family = afi === 1 ? "ipv4" : "ipv6";
    const address = cursor.address(family);
    // Our address: FRR does not know it yet before the session is up.
    cursor.address(family);
    if (cursor.isOverrun) return "is too short";
    if (subtype.isLocal) return [];
    const session = this.#session(address, asn);
    if (!session) return "is of one more neighbor than a router can have";
    return subtype.kind === "state"
      ? changeState(session, cursor)
      : this.#readMessage(session, cursor, subtype);
  }

  /** The routes at the end. */
  *items(): Generator<readonly DumpItem[]> {
    for (const { address, asn, routes, state } of this.#sessions.values()) {
      for (const family of routes.families()) {
        if (state === "up" || !routes.isSession(family)) yield* routes.items(family);
        else {
          const neighbor = describe(address, asn);
          const missing =
            state === "down"
              ? "its session is down at the end"
              : "the beginning of its session is not in the file";
          yield [{ kind: "left-out", what: { why: "not-whole", neighbor, missing } }];
        }
      }
    }
  }

  #session(address: Address, asn: Asn): Session | null {
    const key = `${asn} ${formatAddress(address)}`;
    let session = this.#sessions.get(key);
    if (session) return session;
    if (this.#sessions.size >= MOST_NEIGHBORS) return null;
    const neighbor = { address, asn };
    const view = "adj-rib-in-pre-policy";
    const routes = new NeighborRoutes(neighbor, view, this.#places, this.#store);
    session = { address, asn, routes, state: "unknown" };
    this.#sessions.set(key, session);
    return session;
  }

  #readMessage(
    session: Session,
    cursor: Cursor,
    subtype: Bgp4mpSubtype,
  ): readonly DumpItem[] | string {
    const message = takeMessage(cursor);
    if (typeof message === "string") return `is malformed: ${message}`;
    if (cursor.left > 0) return "is longer than its BGP message";
    if (message.type !== BGP_MESSAGE.update || session.state !== "up") return [];
    const { asnBytes, hasPathIds } = subtype;
    const addPath = { ipv4: hasPathIds, ipv6: hasPathIds };
    const update = decodeUpdate(message.body, { asnBytes, addPath });
    if (typeof update === "string") {
      const neighbor = describe(session.address, session.asn);
      return `has a malformed UPDATE of ${neighbor}: ${update}`;
    }
    if (!session.routes.apply(update)) return "has more different attributes than can be kept";
    return update.otherFamilies.map((family) => {
      return { kind: "left-out", what: { why: "other-family", family } };
    });
  }
}

function describe(address: Address, asn: Asn): string {
  return describeNeighbor({ address, asn, name: null, family: address.family });
}

/** A change of a session's state: the old and the new one. */
function changeState(session: Session, cursor: Cursor): readonly DumpItem[] | string {
  const [before, state] = [cursor.u16(), cursor.u16()];
  if (cursor.isOverrun || cursor.left > 0 || state > MOST_STATE)
    return "is a malformed change of state";
  if (state === ESTABLISHED) {
    session.routes.clear();
    session.state = "up";
  } else if (before === ESTABLISHED) {
    // FRR also writes changes of a second connection that it gives up.
    session.routes.clear();
    session.state = "down";
  }
  return [];
}

/** The largest number of a state: 7 and 8 are Quagga's and FRR's Clearing and Deleted. */
const MOST_STATE = 8;
