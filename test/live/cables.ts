import {
  formatAddress,
  holds,
  isLinkLocal,
  maxLength,
  networkOf,
  type Address,
  type Prefix,
} from "../../src/net/index.ts";
import type { SessionPlan } from "../../src/model/index.ts";
import type { LabRouter } from "./lab-router.ts";
import {
  addAddress,
  addHostRoute,
  addNamespace,
  connectNamespaces,
  namespaceName,
} from "./namespaces.ts";

/** A router's namespace, and the one in which all of its neighbors and its RPKI caches have their addresses. */
export interface Cables {
  readonly router: string;
  readonly neighbors: string;
  /** The interface of a session in both namespaces. */
  readonly interfaceOf: (session: SessionPlan) => string;
}

/** The interface toward the RPKI caches. */
const UPLINK = "eth0";

/** Makes both namespaces, and one cable for each exchange and each interconnect. */
export function layCables(example: LabRouter): Cables {
  const { plan } = example;
  // Those that are shut down too: it is to be seen that they are.
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const router = namespaceName(`${plan.name}-r`);
  const neighbors = namespaceName(`${plan.name}-n`);
  addNamespace(router);
  addNamespace(neighbors);
  const interfaceOf = (session: SessionPlan) =>
    session.options.interface ?? baseInterface(example, session) ?? session.place;
  for (const name of new Set([UPLINK, ...sessions.map(interfaceOf)])) {
    connectNamespaces(router, neighbors, name);
  }
  for (const session of sessions) {
    const name = interfaceOf(session);
    const { local, remote } = session;
    const length = subnetOf(example, session)?.length ?? maxLength(local.family);
    addAddress(router, name, local, length);
    addAddress(neighbors, name, remote, length);
    if (length === maxLength(local.family)) {
      addHostRoute(router, name, remote, local);
      addHostRoute(neighbors, name, local, remote);
    }
  }
  for (const { address } of plan.rpki) {
    const length = maxLength(address.family) - 1;
    addAddress(router, UPLINK, { ...address, value: address.value ^ 1n }, length);
    addAddress(neighbors, UPLINK, address, length);
  }
  return { router, neighbors, interfaceOf };
}

/** The interface that the router's base file gives the local address to. */
function baseInterface({ plan }: LabRouter, session: SessionPlan): string | null {
  const blocks = plan.base?.raw.split(/^(?=interface )/m) ?? [];
  const block = blocks.find((text) => text.includes(` address ${formatAddress(session.local)}/`));
  return /^interface (\S+)/.exec(block ?? "")?.[1] ?? null;
}

/** The network that contains both ends of a session; null if there are routers between them. */
export function subnetOf({ declaration }: LabRouter, session: SessionPlan): Prefix | null {
  const { local, remote, options } = session;
  if (options.multihop !== null) return null;
  if (isLinkLocal(local)) return networkOf(local, 64);
  const lans = declaration.exchanges.flatMap((exchange) => exchange.lans);
  return lans.find((lan) => holds(lan, local)) ?? pairOf(local, remote);
}

/** The subnet of an interconnect: the longest prefix with both addresses. */
function pairOf({ family, value }: Address, remote: Address): Prefix {
  let shift = 0n;
  while (value >> shift !== remote.value >> shift) shift++;
  return { family, value: (value >> shift) << shift, length: maxLength(family) - Number(shift) };
}
