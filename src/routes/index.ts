/** Received routes in one form for all routers and collectors (docs/routes.md): reading, checking and writing it. */
export { describePlace } from "./describe-place.ts";
export { readRoutes, type RoutesInput } from "./read-routes.ts";
export * from "./received-route.ts";
export { routesSchema } from "./routes-schema.ts";
export { formatEnd, formatHeader, formatRoute } from "./write-routes.ts";
export { checkFiles } from "./check-files.ts";
export { checkSessions, type KnownSession } from "./check-sessions.ts";
export { RouteGroups } from "./route-groups.ts";
export { isTime } from "./read-header.ts";
export { SeenRoutes } from "./seen-routes.ts";
export { LineSplitter } from "./split-lines.ts";
export { cached } from "./cached.ts";
export { readSessionName } from "./session-name.ts";
