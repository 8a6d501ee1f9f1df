import type { Peer } from "../../declaration/index.ts";
import { formatPrefixRange, type Family, type PrefixRange } from "../../net/index.ts";
import { objectNames } from "./objects-of.ts";

/** How many declared entries the comment of a list mentions. */
const NAMED = 3;

/** The prefixes of a family that a peer declares in addition to those of its objects. */
export function declaredRanges(peer: Pick<Peer, "prefixes">, family: Family): PrefixRange[] {
  return peer.prefixes.map(({ value }) => value).filter(({ prefix }) => prefix.family === family);
}

/**
 * The origin of the prefixes in a peer's list, for its comment: what is declared, then the objects. It names the file
 * but not the line, which would change every router's file when a line is added above. What is declared comes first,
 * because a platform may shorten a long comment.
 */
export function aboutPrefixes(peer: Peer, family: Family): string {
  const declared = aboutDeclared(peer, declaredRanges(peer, family).map(formatPrefixRange));
  return [...declared, ...aboutObjects(peer)].join(", ");
}

/** The origin of the single addresses in a peer's list. */
export function aboutHosts(peer: Peer, family: Family): string {
  const isDeclared = declaredRanges(peer, family).length > 0;
  return `single addresses of ${isDeclared ? "what is " : ""}${aboutPrefixes(peer, family)}`;
}

/** The origin of the ASNs in a peer's list. */
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
