import type { RegisteredObject } from "../net/index.ts";

/** What the registries said when it was fetched: every object by its name, as declared and in upper case. */
export type Snapshot = ReadonlyMap<string, RegisteredObject>;
