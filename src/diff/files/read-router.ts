import type { RouterReading, SessionReading } from "../../model/index.ts";

/** A router's file as read, without a declaration. */
export interface ReadRouter {
  /** By which the files of two sides correspond. */
  readonly name: string;
  /** As what the file was read, for display: `Junos 21.4`. */
  readonly software: string;
  /** Whether the platform's documents say how its AS_PATH tests treat an AS_SET. */
  readonly asSets: "documented" | "undocumented";
  readonly reading: RouterReading;
}

/** A session of a file, with its file. */
export interface ReadSession {
  readonly router: ReadRouter;
  readonly session: SessionReading;
}

/** A session in the files of both sides. */
export interface ReadPair {
  readonly before: ReadSession;
  readonly after: ReadSession;
}
