import type { DumpReader } from "./dump-reader.ts";

/** All readers. An input is of at most one kind. */
export const DUMP_READERS: readonly DumpReader[] = [];
