import type { Peer } from "../declaration/index.ts";
import { formatPrefixRange, type Family, type PrefixRange } from "../net/index.ts";
import { objectNames } from "./objects-of.ts";

/** How many declared entries the comment of a list names. */
const NAMED = 3;

/** The prefixes of a family that a peer declares beside what its objects register. */
export function declaredRanges(peer: Pick<Peer, "prefixes">, family: Family): PrefixRange[] {
  return peer.prefixes.map(({ value }) => value).filter(({ prefix }) => prefix.family === family);
}

/**
 * Where the prefixes of a peer's list are from, for its comment: the objects, and before them what is declared besides.
 * It names the file and not the line, which would change in every router's file when somebody adds a line above. What
 * is declared comes first, since a platform may cut a long comment off.
 */
export function aboutPrefixes(peer: Peer, family: Family): string {
  const declared = aboutDeclared(peer, declaredRanges(peer, family).map(formatPrefixRange));
  return [...declared, ...aboutObjects(peer)].join(", ");
}

/** Where the single addresses of a peer's list are from. */
export function aboutHosts(peer: Peer, family: Family): string {
  const isDeclared = declaredRanges(peer, family).length > 0;
  return `single addresses of ${isDeclared ? "what is " : ""}${aboutPrefixes(peer, family)}`;
}

/** Where the ASNs of a peer's list are from. */
export function aboutOrigins(peer: Peer): string {
  const names = peer.origins.map(({ value }) => `AS${value}`);
  const objects = aboutObjects(peer).map((text) => `of ${text}`);
  return `ASNs ${[...aboutDeclared(peer, names), ...objects].join(", ")}`;
}

function aboutDeclared({ file }: Peer, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length - NAMED;
  const shown = names.slice(0, NAMED).join(", ");
  return [`declared in ${file} (${shown}${more > 0 ? ` and ${more} more` : ""})`];
}

function aboutObjects(peer: Peer): readonly string[] {
  const names = objectNames(peer);
  return names.length === 0 ? [] : [names.join(", ")];
}
