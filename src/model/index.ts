/**
 * The contract between compiler, renderers, readers and proof: the plan of a router, and a router's configuration as
 * read, in the same types.
 */
export * from "./platforms.ts";
export * from "./router-plan.ts";
export * from "./router-reading.ts";
export { neighborOf, sessionKey } from "./session-key.ts";
export { sameButPlaces, sameInPlace } from "./same-but-places.ts";
