import type { RegisteredObject } from "../net/index.ts";

/** An object as stored in a snapshot. */
export type SnapshotObject = RegisteredObject;

/** The registry data of a snapshot: every object by name, as declared and in upper case. */
export type Snapshot = ReadonlyMap<string, SnapshotObject>;
