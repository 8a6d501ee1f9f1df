import { formatAddress } from "../../../net/index.ts";
import type { PeeringDbPort } from "../peeringdb.ts";
import type { RecordFields } from "./record-fields.ts";

/** Reads a port from a record of `netixlan`, or from its line. */
export function readPort(fields: RecordFields): PeeringDbPort {
  return {
    id: fields.id("id"),
    lan: fields.id("ixlan_id"),
    asn: fields.asn("asn"),
    ipv4: fields.address("ipaddr4", "ipv4"),
    ipv6: fields.address("ipaddr6", "ipv6"),
    speed: fields.count("speed"),
    isRouteServerPeer: fields.flag("is_rs_peer"),
    operational: fields.flag("operational"),
  };
}

/** A port as it is committed, under the names that PeeringDB has for its fields. */
export function portLine(port: PeeringDbPort): object {
  return {
    ixlan_id: port.lan,
    asn: port.asn,
    id: port.id,
    ipaddr4: port.ipv4 && formatAddress(port.ipv4),
    ipaddr6: port.ipv6 && formatAddress(port.ipv6),
    speed: port.speed,
    is_rs_peer: port.isRouteServerPeer,
    operational: port.operational,
  };
}

/** Orders ports by LAN, ASN and id. */
export function comparePorts(a: PeeringDbPort, b: PeeringDbPort): number {
  return a.lan - b.lan || a.asn - b.asn || a.id - b.id;
}
