import { objectNames } from "../../compile/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import {
  formatObjectName,
  type Asn,
  type ObjectName,
  type RegisteredObject,
} from "../../net/index.ts";
import { compareMembers } from "../../snapshot/index.ts";
import type { PlacedPair } from "../match-sessions.ts";
import type { NetworkPair, NetworkSources } from "../why/why.ts";
import type { Risk } from "./risk.ts";

/** The part of a declaration that names IRR objects: a peer, or our own network. */
type Owner = Pick<Declaration["network"], "asSets">;

/** The sets that are taken from another registry than before: those that a peer or we name, and those in them. */
export function sourceRisks(
  pairs: readonly PlacedPair[],
  { before, after }: NetworkPair,
): readonly Risk[] {
  const known = new Map<string, readonly string[]>();
  const detailsOf = (was: Owner, is: Owner) => [
    ...namedElsewhere(was, is, before, after),
    ...objectNames(is).flatMap((name) => {
      const [a, b] = [before.registry.get(name), after.registry.get(name)];
      if (!a || !b || a === b) return [];
      let details = known.get(name);
      if (!details) known.set(name, (details = membersElsewhere(a, b)));
      return details;
    }),
  ];
  const peers = new Map(before.declaration.peers.map((peer) => [peer.asn, peer]));
  // Each with the line that names the first of the sets.
  const changesOf = (was: Owner | undefined, is: Owner) =>
    (was ? detailsOf(was, is) : []).map((detail) => [detail, is.asSets[0]?.span ?? null] as const);
  const ofPeers = new Map<Asn, ReturnType<typeof changesOf>>(
    after.declaration.peers.map((is) => [is.asn, changesOf(peers.get(is.asn), is)]),
  );
  const ours = changesOf(before.declaration.network, after.declaration.network);
  return pairs.flatMap((pair) =>
    [...new Map([...(ofPeers.get(pair.after.session.asn) ?? []), ...ours])].map(
      ([detail, from]): Risk => ({
        ...{ name: "source-changed", where: [pair.after], prefixes: null },
        ...{ detail, from },
      }),
    ),
  );
}

/** The sets that are named on both sides, but found in different registries. */
function namedElsewhere(
  was: Owner,
  is: Owner,
  before: NetworkSources,
  after: NetworkSources,
): readonly string[] {
  const [a, b] = [foundBy(was, before), foundBy(is, after)];
  return [...b].flatMap(([name, now]) => {
    const old = a.get(name);
    if (!old || now.some((source) => old.includes(source))) return [];
    return [describeMove(name, old.join(" and "), now.join(" and "))];
  });
}

/** The registries in which the named sets are found, as far as that is known. */
function foundBy({ asSets }: Owner, { registry }: NetworkSources) {
  const found = new Map<string, string[]>();
  for (const { value } of asSets) {
    const source = sourceOf(value, registry.get(formatObjectName(value)));
    if (source !== null) found.set(value.name, [...(found.get(value.name) ?? []), source]);
  }
  return found;
}

function sourceOf({ source }: ObjectName, object: RegisteredObject | undefined): string | null {
  return source ?? object?.foundIn ?? null;
}

function membersElsewhere(before: RegisteredObject, after: RegisteredObject): readonly string[] {
  return compareMembers(before, after).flatMap(({ set, before: was, after: is }) =>
    was !== null && is !== null ? [describeMove(set, was, is)] : [],
  );
}

function describeMove(set: string, was: string, is: string): string {
  return `${set} from ${is}, and was from ${was}`;
}
