import { isPeerRemoved, type Declaration, type Peer } from "../../declaration/index.ts";
import type { Span } from "../../diagnostics/index.ts";
import { formatObjectName, type ObjectName } from "../../net/index.ts";

/** An IRR object that a declaration needs, and the first place that refers to it. */
export interface NeededObject {
  readonly object: ObjectName;
  readonly span: Span;
  /** The peers that declare it. */
  readonly peers: readonly Peer[];
  /** Whether it is our own: an as-set that we announce, or our ASN. */
  readonly isOurs: boolean;
}

/**
 * The IRR objects that a declaration needs: our as-sets, our own ASN, and the as-sets of peers that are not only declared
 * to be removed. Sorted by name, each once; the key is the name as `formatObjectName` prints it.
 */
export function objectsOf(declaration: Declaration): ReadonlyMap<string, NeededObject> {
  const { network, peers } = declaration;
  const own = { peers: [], isOurs: true };
  const all: NeededObject[] = [
    ...network.asSets.map(({ value, span }) => ({ object: value, span, ...own })),
    { object: ownObject(network.asn), span: network.span, ...own },
    ...peers
      .filter((peer) => !isPeerRemoved(peer))
      .flatMap((peer) =>
        peer.asSets.map(({ value, span }) => ({
          object: value,
          span,
          peers: [peer],
          isOurs: false,
        })),
      ),
  ];
  const byName = new Map<string, NeededObject>();
  for (const needed of all) {
    const name = formatObjectName(needed.object);
    const first = byName.get(name);
    const users = [...(first?.peers ?? []), ...needed.peers];
    byName.set(name, first ? { ...first, peers: users } : needed);
  }
  return new Map([...byName].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The names of a peer's IRR objects, or of our own as-sets. */
export function objectNames(peer: Pick<Peer, "asSets">): string[] {
  return peer.asSets.map(({ value }) => formatObjectName(value)).sort();
}

/** The object for an ASN. */
export function ownObject(asn: number): ObjectName {
  return { kind: "asn", source: null, name: `AS${asn}`, asn };
}
