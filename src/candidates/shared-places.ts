import { isBuilt, type Declaration } from "../declaration/index.ts";
import type { Asn } from "../net/index.ts";
import {
  isLanOf,
  type PeeringDb,
  type PeeringDbExchange,
  type PeeringDbFacility,
  type PeeringDbPort,
} from "../sources/index.ts";
import type { SharedExchange } from "./candidate.ts";

/** Where a network and we are. */
export interface SharedPlaces {
  readonly exchanges: readonly SharedExchange[];
  readonly facilities: readonly PeeringDbFacility[];
}

/** One of our exchanges. */
interface OurExchange {
  readonly id: string | null;
  readonly name: string;
  /** Whether we have sessions with its route servers. */
  readonly hasRouteServers: boolean;
}

/**
 * Where each other network is that is at an exchange or in a facility of ours, by ASN. Our exchanges are the declared
 * ones, and those at which PeeringDB has a port of ours. Ports that are not operational do not count.
 */
export function sharedPlaces(
  declaration: Declaration,
  { exchanges, ports, facilities, presences }: PeeringDb,
): ReadonlyMap<Asn, SharedPlaces> {
  const own = declaration.network.asn;
  const running = ports.filter(({ operational }) => operational);
  const ours = ourExchanges(declaration, exchanges, running);
  const portsOf = groupBy(
    running.filter(({ lan, asn }) => asn !== own && ours.has(lan)),
    ({ asn }) => asn,
  );
  const mine = new Set(presences.filter(({ asn }) => asn === own).map(({ facility }) => facility));
  const presencesOf = groupBy(
    presences.filter(({ facility, asn }) => asn !== own && mine.has(facility)),
    ({ asn }) => asn,
  );
  const facilityOf = new Map(facilities.map((facility) => [facility.id, facility]));
  const asns = new Set([...portsOf.keys(), ...presencesOf.keys()]);
  return new Map(
    [...asns].map((asn) => {
      const rooms = (presencesOf.get(asn) ?? []).flatMap(
        ({ facility }) => facilityOf.get(facility) ?? [],
      );
      return [
        asn,
        {
          exchanges: sharedExchanges(portsOf.get(asn) ?? [], ours),
          facilities: rooms.sort((a, b) => a.id - b.id),
        },
      ];
    }),
  );
}

/** The exchanges where we are, by the ids of their LANs. */
function ourExchanges(
  { network, exchanges, peers }: Declaration,
  known: readonly PeeringDbExchange[],
  ports: readonly PeeringDbPort[],
): ReadonlyMap<number, OurExchange> {
  const lans = new Set(ports.filter(({ asn }) => asn === network.asn).map(({ lan }) => lan));
  const withRouteServers = new Set(
    peers
      .filter(({ relation }) => relation === "route-server")
      .flatMap((peer) =>
        peer.sessions.flatMap((session) =>
          session.place.kind === "exchange" && isBuilt(session) ? session.place.id : [],
        ),
      ),
  );
  return new Map(
    known.flatMap((exchange): readonly [number, OurExchange][] => {
      const declared = exchanges.find((one) => isLanOf(exchange, one));
      if (!declared && !lans.has(exchange.id)) return [];
      const { id, name } = declared ?? { id: null, name: exchange.name };
      return [
        [exchange.id, { id, name, hasRouteServers: id !== null && withRouteServers.has(id) }],
      ];
    }),
  );
}

function sharedExchanges(
  ports: readonly PeeringDbPort[],
  ours: ReadonlyMap<number, OurExchange>,
): readonly SharedExchange[] {
  // An exchange may have several LANs.
  const byExchange = groupBy(ports, ({ lan }) => ours.get(lan)?.id ?? String(lan));
  return [...byExchange.values()]
    .flatMap((some): readonly SharedExchange[] => {
      const exchange = ours.get(some[0]?.lan ?? NaN);
      if (!exchange) return [];
      const { id, name, hasRouteServers } = exchange;
      const speeds = some.map(({ speed }) => speed).sort((a, b) => b - a);
      const isViaRouteServers =
        hasRouteServers && some.some(({ isRouteServerPeer }) => isRouteServerPeer);
      return [{ id, name, speeds, isViaRouteServers }];
    })
    .sort((a, b) => compare(keyOf(a), keyOf(b)));
}

/** Declared exchanges first, by id. */
function keyOf({ id, name }: SharedExchange): string {
  return id === null ? `1 ${name}` : `0 ${id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function groupBy<Item, Key>(
  items: readonly Item[],
  keyOfItem: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
