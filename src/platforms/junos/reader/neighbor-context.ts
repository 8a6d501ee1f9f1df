import type { ReadRequest, SessionOptions } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { JunosObjects } from "./objects.ts";
import type { Statement } from "./statement.ts";

/** The context for reading a neighbor. */
export interface NeighborContext {
  readonly request: ReadRequest;
  readonly objects: JunosObjects;
  readonly keyChains: Statement | null;
  /** The possible graceful restart modes of a session that does not disable it. */
  readonly gracefulRestart: readonly SessionOptions["gracefulRestart"][];
  /** Statements that occur in several places, with their other occurrences. */
  readonly repeated: ReadonlyMap<Statement, readonly Statement[]>;
  readonly problems: ReadingProblems;
}
