import { objectNames, PeerLists } from "../../compile/index.ts";
import type { Peer } from "../../declaration/index.ts";
import { maxLength, type Asn, type CanonicalSet, type Family } from "../../net/index.ts";
import type { NetworkSources } from "../why/why.ts";

/** What the peers of a network have registered, each computed when it is first asked for. */
export class RegisteredPrefixSets {
  readonly #peers: ReadonlyMap<Asn, Peer>;
  readonly #lists: PeerLists;
  readonly #covered = new Map<string, CanonicalSet>();
  readonly #counts = new Map<string, number>();

  constructor({ declaration, registry }: NetworkSources) {
    this.#peers = new Map(declaration.peers.map((peer) => [peer.asn, peer]));
    this.#lists = new PeerLists(declaration, registry);
  }

  /** How many prefixes count as registered for a peer, one by one, with those that the declaration adds. */
  count(asn: Asn, family: Family): number {
    const peer = this.#peers.get(asn);
    if (!peer) return 0;
    const key = `${asn} ${family}`;
    let count = this.#counts.get(key);
    if (count === undefined) {
      this.#counts.set(key, (count = this.#lists.ofPeer(peer, family).size));
    }
    return count;
  }

  /** Every prefix that a peer's IRR objects register, and all that is inside of one; null for an unknown peer. */
  covered(asn: Asn, family: Family): CanonicalSet | null {
    const peer = this.#peers.get(asn);
    if (!peer) return null;
    const key = `${asn} ${family}`;
    let set = this.#covered.get(key);
    if (!set) {
      const registered = this.#lists.registered(objectNames(peer), family);
      this.#covered.set(key, (set = registered.upTo(maxLength(family)).canonical));
    }
    return set;
  }
}
