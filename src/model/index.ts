/**
 * The contract between what compiles, prints, reads and proves: the plan of a router, and a router's configuration as read, in the
 * same terms.
 */
export * from "./router-plan.ts";
export * from "./router-reading.ts";
export { neighborOf, sessionKey } from "./session-key.ts";
export { sameButPlaces, sameInPlace } from "./same-but-places.ts";
