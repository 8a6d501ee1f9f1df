/** What routers print or send about their routes, read as received routes (docs/routes.md). */
export {
  convertDumps,
  type ConvertedDumps,
  type ConvertOptions,
  type DumpFile,
} from "./convert-dumps.ts";
export * from "./dump-reader.ts";
export { DUMP_READERS } from "./dump-readers.ts";
export { sessionFinder, type DumpSession } from "./find-session.ts";
export type { CountedLeftOut } from "./left-out-counts.ts";
export { BmpProgress } from "./bmp/bmp-progress.ts";
export { BmpSplitter } from "../wire/index.ts";
