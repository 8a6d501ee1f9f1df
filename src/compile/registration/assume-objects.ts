import type { Declaration, Peer } from "../../declaration/index.ts";
import { exactly, formatObjectName, maxLength, type RegisteredObject } from "../../net/index.ts";
import { objectNames, objectsOf, ownObject } from "./objects-of.ts";
import type { Registry } from "../lists/peer-lists.ts";

/** Registry data in which missing objects are replaced by placeholders. */
export interface AssumedRegistry {
  readonly registry: Registry;
  /** The placeholder objects, which are only known not to be empty. */
  readonly unknown: ReadonlySet<string>;
}

/**
 * Adds a placeholder for every object that a declaration needs and the registry lacks, so that everything that does
 * not depend on registrations can be compiled and checked. A placeholder's lists are never empty, however they are
 * combined, and no conclusion may be drawn from their contents: `unknown` names the placeholders.
 */
export function assumeObjects(declaration: Declaration, registry: Registry): AssumedRegistry {
  const unknown = [...objectsOf(declaration).keys()].filter((name) => !registry.has(name));
  if (unknown.length === 0) return { registry, unknown: new Set() };
  const own = formatObjectName(ownObject(declaration.network.asn));
  const assumed = unknown.map((name) => [name, standIn(name, name === own)] as const);
  return { registry: new Map([...registry, ...assumed]), unknown: new Set(unknown) };
}

/** The registry data in which every object of these peers is replaced by a placeholder. */
export function assumeAll(registry: Registry, peers: readonly Peer[]): Registry {
  const names = peers.flatMap(objectNames);
  return new Map([...registry, ...names.map((name) => [name, standIn(name, false)] as const)]);
}

/** Two, so that a list without the peer's own ASN is not empty either. */
const ORIGINS = [64_496, 65_551];

/**
 * An object that may contain anything: every prefix except the default route. Our own address space is rejected from
 * others, so it is one address.
 */
function standIn(name: string, isOwn: boolean): RegisteredObject {
  const of = (first: bigint, family: "ipv4" | "ipv6") => {
    const bits = maxLength(family);
    const last = (1n << BigInt(bits)) - 1n;
    const range = isOwn
      ? exactly({ family, value: last, length: bits })
      : { prefix: { family, value: first, length: 0 }, min: 1, max: bits };
    return [{ range, routes: [] }];
  };
  return {
    name,
    sources: [],
    engine: "none",
    prefixes: { ipv4: of(0n, "ipv4"), ipv6: of(0n, "ipv6") },
    origins: ORIGINS.map((asn) => ({ asn, via: [] })),
  };
}
