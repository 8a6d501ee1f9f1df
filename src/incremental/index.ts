/** What one process keeps from build to build. Imports nothing of the project. */
export * from "./round-cache.ts";
