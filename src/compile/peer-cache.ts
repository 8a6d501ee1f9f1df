import type { Declaration, Peer } from "../declaration/index.ts";
import type { Diagnostic } from "../diagnostics/index.ts";
import type { PolicyLibrary } from "../policy/index.ts";
import { sameInPlace, type SessionPlan } from "../model/index.ts";
import type { Registry } from "./peer-lists.ts";

/** A peer as it was compiled, and what was told of it. */
export interface CompiledPeer {
  readonly peer: Peer;
  readonly sessions: readonly { readonly router: string; readonly plan: SessionPlan }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All that compiling a peer depends on besides the peer. */
export interface PeerInput {
  readonly declaration: Declaration;
  readonly library: PolicyLibrary;
  readonly registry: Registry;
}

/** The peers of the last compilation: one that is declared as before, in the same place, need not be compiled again. */
export class PeerCache {
  #input: PeerInput | null = null;
  #peers: ReadonlyMap<number, CompiledPeer> = new Map();

  /** The peers as they were compiled, by ASN; none where anything else has changed. */
  under(input: PeerInput): ReadonlyMap<number, CompiledPeer> {
    const before = this.#input;
    const isSame =
      before !== null &&
      before.library === input.library &&
      isSameRegistry(before.registry, input.registry) &&
      sameInPlace({ ...before.declaration, peers: [] }, { ...input.declaration, peers: [] });
    return isSame ? this.#peers : new Map();
  }

  /** Keeps what was compiled for the next time. */
  keep(input: PeerInput, peers: readonly CompiledPeer[]): void {
    this.#input = input;
    this.#peers = new Map(peers.map((compiled) => [compiled.peer.asn, compiled]));
  }
}

function isSameRegistry(a: Registry, b: Registry): boolean {
  if (a.size !== b.size) return false;
  for (const [name, object] of a) if (b.get(name) !== object) return false;
  return true;
}
