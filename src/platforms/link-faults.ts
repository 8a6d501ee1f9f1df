import type { SessionPlan } from "../model/index.ts";
import { isLinkLocal } from "../net/index.ts";

/**
 * What a session has of a link-local neighbor and no platform can do: an end that is not of the same kind, no interface (or one
 * without such a neighbor), hops between.
 */
export function linkFaults({ local, remote, options }: SessionPlan): readonly string[] {
  const isOnLink = isLinkLocal(remote);
  const isWhole = isOnLink === isLinkLocal(local) && isOnLink === (options.interface !== null);
  return [
    ...(isWhole
      ? []
      : ["a link-local neighbor without an interface, or toward an end that is not link-local"]),
    ...(isOnLink && options.multihop !== null ? ["a link-local neighbor over several hops"] : []),
  ];
}
