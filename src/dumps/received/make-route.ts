import { formatPrefix, type Address } from "../../net/index.ts";
import type { RoutePlace } from "../../routes/index.ts";
import type { Nlri, PathAttributes } from "../../wire/index.ts";
import type { DumpItem } from "../dump-reader.ts";

/** A route of a place, from what BGP says of it. */
export function makeRoute(
  place: RoutePlace,
  { prefix, pathId }: Nlri,
  attributes: PathAttributes,
  nextHop: Address | null,
): DumpItem {
  if (attributes.hasConfederation) {
    const attribute = "segments of a confederation in its AS_PATH";
    return {
      kind: "left-out",
      what: { why: "no-form", prefix: formatPrefix(prefix), attribute },
    };
  }
  const { asPath, communities, med, origin, otc } = attributes;
  // An external neighbor's LOCAL_PREF means nothing (RFC 4271, 5.1.5).
  const isReceived = place.view === "adj-rib-in-pre-policy";
  const localPreference = isReceived ? null : attributes.localPreference;
  const { session, router, view } = place;
  // Without spreading: there are millions.
  return {
    kind: "route",
    route: {
      session,
      router,
      view,
      prefix,
      pathId,
      asPath,
      nextHop,
      communities,
      med,
      localPreference,
      origin,
      otc,
    },
  };
}
