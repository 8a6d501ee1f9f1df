/** What routers print or send about their routes, read as received routes (docs/routes.md). */
export * from "./dump-reader.ts";
export { DUMP_READERS } from "./dump-readers.ts";
