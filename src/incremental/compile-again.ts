import {
  PLAIN_STEPS,
  type CompiledPeer,
  type CompileSteps,
  type PeerMaterial,
  type Registry,
  type SetSteps,
} from "../compile/index.ts";
import type { Asn, Family, RegisteredPrefixes } from "../net/index.ts";
import { Diagnostics, type Diagnostic } from "../diagnostics/index.ts";
import { remember } from "./remember.ts";
import { sameInPlace } from "../model/index.ts";

/** A compiled peer, and the diagnostics about it. */
interface RememberedPeer extends CompiledPeer {
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that compiling a peer depends on besides the peer. */
type Base = Pick<PeerMaterial, "declaration" | "library" | "registry" | "partial" | "withPlanned">;

/** The peers of one compilation, and what they were compiled from. */
interface Compilation {
  readonly base: Base;
  readonly peers: ReadonlyMap<Asn, RememberedPeer>;
}

/**
 * Steps of compiling one network repeatedly. A peer with an unchanged declaration in the same place is compiled again
 * only if anything else has changed; sets are made once from the same registered prefixes.
 */
export class CompileAgain implements CompileSteps {
  readonly sets = setsAgain();
  #before: Compilation | null = null;
  #material: PeerMaterial | null = null;
  /** Previously compiled peers, by their input. */
  #known: ReadonlyMap<Asn, RememberedPeer> = new Map();
  #now = new Map<Asn, RememberedPeer>();

  readonly peer: CompileSteps["peer"] = (material, peer, report) => {
    if (this.#material !== material) this.#begin(material);
    let compiled = this.#known.get(peer.asn);
    if (!compiled || !sameInPlace(compiled.peer, peer)) {
      const diagnostics = new Diagnostics();
      const sessions = PLAIN_STEPS.peer(material, peer, diagnostics.report);
      compiled = { peer, sessions, diagnostics: diagnostics.all };
    }
    compiled.diagnostics.forEach(report);
    this.#now.set(peer.asn, compiled);
    return compiled.sessions;
  };

  #begin(material: PeerMaterial): void {
    const before = this.#before;
    this.#known = before && isSameBase(before.base, material) ? before.peers : new Map();
    this.#material = material;
    this.#now = new Map();
  }

  /** Ends a build that completed: its peers are the ones to reuse. */
  endRound(): void {
    if (!this.#material) return;
    const { declaration, library, registry, partial = false, withPlanned = false } = this.#material;
    this.#before = {
      base: { declaration, library, registry, partial, withPlanned },
      peers: this.#now,
    };
    this.#material = null;
  }
}

function isSameBase(a: Base, b: Base): boolean {
  return (
    a.library === b.library &&
    (a.partial ?? false) === (b.partial ?? false) &&
    (a.withPlanned ?? false) === (b.withPlanned ?? false) &&
    isSameRegistry(a.registry, b.registry) &&
    sameInPlace({ ...a.declaration, peers: [] }, { ...b.declaration, peers: [] })
  );
}

function isSameRegistry(a: Registry, b: Registry): boolean {
  if (a.size !== b.size) return false;
  for (const [name, object] of a) if (b.get(name) !== object) return false;
  return true;
}

function setsAgain(): SetSteps {
  const plain = PLAIN_STEPS.sets;
  const together = remember(
    (first: RegisteredPrefixes, family: Family, ...others: readonly RegisteredPrefixes[]) =>
      plain.together(family, [first, ...others]),
  );
  return {
    together: (family, registered) => {
      const [first, ...others] = registered;
      return first ? together(first, family, ...others) : plain.together(family, registered);
    },
    shortest: remember(plain.shortest),
  };
}
