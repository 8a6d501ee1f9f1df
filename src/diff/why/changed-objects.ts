import { objectNames, ownObject } from "../../compile/index.ts";
import { formatObjectName } from "../../net/index.ts";
import type { PolicyCause } from "../policy-cause.ts";
import { hasChanged } from "./object-why.ts";
import type { NetworkPair, NetworkSources } from "./why.ts";

/** The IRR objects with other contents than before from which a list is made that is the cause of a change. */
export function changedObjects(
  cause: PolicyCause,
  { before, after }: NetworkPair,
): readonly string[] {
  if (cause.kind === "term") return [];
  const { name } = cause.after;
  const names = [before, after].flatMap((side) => objectsOf(name, side));
  return [...new Set(names)].filter((object) =>
    hasChanged({
      name: object,
      before: before.registry.get(object) ?? null,
      after: after.registry.get(object) ?? null,
    }),
  );
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
