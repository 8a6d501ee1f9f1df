import type { ReadRequest, SessionOptions } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { JunosObjects } from "./objects.ts";
import type { Statement } from "./statement.ts";

/** What a neighbor is read with. */
export interface NeighborContext {
  readonly request: ReadRequest;
  readonly objects: JunosObjects;
  readonly keyChains: Statement | null;
  /** What a session does for graceful restart that does not disable it: all that it may be. */
  readonly gracefulRestart: readonly SessionOptions["gracefulRestart"][];
  /** Statements that stand in several places, with the others of them. */
  readonly repeated: ReadonlyMap<Statement, readonly Statement[]>;
  readonly problems: ReadingProblems;
}
