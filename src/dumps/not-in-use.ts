import type { LeftOut } from "./dump-reader.ts";

/** Why a route is left out where the Loc-RIB is read from an output that has other routes, too. */
export const NOT_IN_USE: LeftOut = {
  why: "other-view",
  what: "accepted, but not in use (--view adj-rib-in-post-policy reads them)",
};
