import type { Lack } from "../decision.ts";
import type { AuditResults } from "../run-audit.ts";

/** Why the same is open for several peers. */
export interface SharedLack extends Lack {
  /** The ids of the entries that it leaves open, in the order of the agreement. */
  readonly ids: readonly string[];
  readonly peers: number;
}

/** What leaves decisions open for more than one peer, by how many peers, most first. */
export function sharedLacks({ agreement, peers }: AuditResults): readonly SharedLack[] {
  const groups = new Map<string, { lack: Lack; ids: Set<string>; peers: Set<number> }>();
  for (const { asn, results } of peers) {
    for (const { entry, decision } of results) {
      if (decision.verdict !== "undecided") continue;
      const { lack } = decision;
      const key = keyOfLack(lack);
      const group = groups.get(key) ?? { lack, ids: new Set(), peers: new Set() };
      groups.set(key, group);
      group.ids.add(entry.id);
      group.peers.add(asn);
    }
  }
  const order = agreement.entries.map(({ id }) => id);
  return [...groups.values()]
    .filter((group) => group.peers.size > 1)
    .map(({ lack, ids, peers: { size } }) => ({
      ...lack,
      ids: order.filter((id) => ids.has(id)),
      peers: size,
    }))
    .sort((a, b) => b.peers - a.peers);
}

/** What is the same for lacks that are the same. */
export function keyOfLack({ why, remedy }: Lack): string {
  return JSON.stringify([why, remedy]);
}
