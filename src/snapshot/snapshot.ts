import type { RegisteredObject } from "../net/index.ts";

/** An object as a snapshot holds it. */
export type SnapshotObject = RegisteredObject;

/** What the registries said when it was fetched: every object by its name, as declared and in upper case. */
export type Snapshot = ReadonlyMap<string, SnapshotObject>;
