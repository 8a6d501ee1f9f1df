import { FAMILIES, parseAddress, type Address, type Family } from "../../net/index.ts";
import { isRecord, shown } from "../rpki/json-values.ts";

/** States in which packets can be exchanged, as exchanges write them; no state means the same. */
const CONNECTED = /^(?:active|connected|operational)$/i;
/** Other states: of euro-ix's list of values, and seen elsewhere. */
const NOT_CONNECTED =
  /^(?:inactive|notconnected|disabled|quarantine|awaiting-xconnect|awaiting-connection|suspended)$/i;

/** One `ipv4` or `ipv6` of a `vlan_list`. */
export interface VlanAddress {
  readonly address: Address;
  /** The `ixp_id` of the connection and the `vlan_id`: a key of the VLANs in `ixp_list`; null if not given. */
  readonly vlan: string | null;
  readonly isRouteServerPeer: boolean | null;
}

/** What one item of a `connection_list` says. */
export interface ReadConnection {
  /** Whether packets can be exchanged over it. */
  readonly isConnected: boolean;
  readonly addresses: readonly VlanAddress[];
  /** In Mbit/s; null if not given for all interfaces. */
  readonly speed: number | null;
  readonly interfaces: number | null;
}

/** Says that a value cannot be used, and where it is inside of the connection: `.if_list[0].if_speed: …`. */
export type Remark = (problem: string) => void;

/** Reads an item of `connection_list`; null if nothing of it can be used. */
export function readConnection(value: unknown, remark: Remark): ReadConnection | null {
  if (!isRecord(value)) {
    remark(`: ${shown(value)} is not a connection`);
    return null;
  }
  const { state, ixp_id: ixp, vlan_list: vlans, if_list: interfaces } = value;
  const isUnused = typeof state === "string" && NOT_CONNECTED.test(state);
  const isUsed =
    state === undefined || state === null || (typeof state === "string" && CONNECTED.test(state));
  if (!isUnused && !isUsed) {
    remark(`.state: ${shown(state)} is not a known state`);
    return null;
  }
  const list = vlans ?? [];
  if (!Array.isArray(list)) {
    remark(`.vlan_list: ${shown(vlans)} is not a list`);
    return null;
  }
  const addresses = list.flatMap((vlan: unknown, i) => {
    const at = `.vlan_list[${i}]`;
    if (isRecord(vlan)) return readVlan(vlan, ixp, (problem) => remark(`${at}${problem}`));
    remark(`${at}: ${shown(vlan)} is not a VLAN`);
    return [];
  });
  return { isConnected: isUsed, addresses, ...readInterfaces(interfaces, remark) };
}

function readVlan(
  vlan: Readonly<Record<string, unknown>>,
  ixp: unknown,
  remark: Remark,
): readonly VlanAddress[] {
  return FAMILIES.flatMap((family): readonly VlanAddress[] => {
    const entry = vlan[family] ?? null;
    if (entry === null) return [];
    if (!isRecord(entry)) {
      remark(`.${family}: ${shown(entry)} is not an object`);
      return [];
    }
    const { address: text, routeserver = null } = entry;
    // Some exchanges write a VLAN without an address of a family that way.
    if (text === undefined || text === null || text === "") return [];
    const address = typeof text === "string" ? parseAddress(text) : null;
    if (address?.family !== family) {
      remark(`.${family}.address: ${shown(text)} is not ${NAMES[family]}`);
      return [];
    }
    const isKnown = routeserver === null || typeof routeserver === "boolean";
    if (!isKnown) remark(`.${family}.routeserver: ${shown(routeserver)} is not true or false`);
    const isRouteServerPeer = typeof routeserver === "boolean" ? routeserver : null;
    return [{ address, vlan: vlanKey(ixp, vlan["vlan_id"]), isRouteServerPeer }];
  });
}

const NAMES = {
  ipv4: "an IPv4 address",
  ipv6: "an IPv6 address",
} as const satisfies Record<Family, string>;

/** The key of a VLAN: its own id, and that of its exchange. Null if one is missing. */
export function vlanKey(ixp: unknown, vlan: unknown): string | null {
  return typeof ixp === "number" && typeof vlan === "number" ? `${ixp} ${vlan}` : null;
}

function readInterfaces(
  list: unknown,
  remark: Remark,
): Pick<ReadConnection, "speed" | "interfaces"> {
  const nothing = { speed: null, interfaces: null };
  if (list === undefined || list === null) return nothing;
  if (!Array.isArray(list)) {
    remark(`.if_list: ${shown(list)} is not a list`);
    return nothing;
  }
  let total = 0;
  let isKnown = true;
  for (const [i, one] of (list as readonly unknown[]).entries()) {
    const speed = isRecord(one) ? (one["if_speed"] ?? 0) : one;
    if (!Number.isInteger(speed) || Number(speed) < 0 || Number(speed) > FASTEST) {
      remark(`.if_list[${i}].if_speed: ${shown(speed)} is not a speed in Mbit/s`);
      isKnown = false;
    } else if (speed === 0) isKnown = false;
    else total += Number(speed);
  }
  if (list.length === 0) return nothing;
  return { speed: isKnown ? total : null, interfaces: list.length };
}

/** More than any interface has, in Mbit/s: whoever exceeds it wrote another unit. */
const FASTEST = 100_000_000;
