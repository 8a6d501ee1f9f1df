import { objectNames, ownObject } from "../../compile/index.ts";
import { formatObjectName } from "../../net/index.ts";
import type { PolicyCause } from "../policy-cause.ts";
import type { ObjectPairs } from "./object-pairs.ts";
import type { NetworkPair, NetworkSources } from "./why.ts";

/** The IRR objects with other contents than before from which a list is made that is the cause of a change. */
export function changedObjects(
  cause: PolicyCause,
  { before, after }: NetworkPair,
  objects: ObjectPairs,
): readonly string[] {
  if (cause.kind === "term") return [];
  const { name } = cause.after;
  const names = [before, after].flatMap((side) => objectsOf(name, side));
  return [...new Set(names)].filter((object) => objects.of(object).change !== null);
}

function objectsOf(list: string, { declaration: { network, peers } }: NetworkSources) {
  const asn = /^PEERC_AS(\d+)_/.exec(list)?.[1];
  if (asn !== undefined) {
    const peer = peers.find((one) => one.asn === Number(asn));
    return peer ? objectNames(peer) : [];
  }
  if (list.startsWith("PEERC_ANNOUNCED_")) return objectNames(network);
  return list.startsWith("PEERC_OWN_") ? [formatObjectName(ownObject(network.asn))] : [];
}
