import type { ReadRequest } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { JunosObjects } from "./objects.ts";
import type { Statement } from "./statement.ts";

/** What a neighbor is read with. */
export interface NeighborContext {
  readonly request: ReadRequest;
  readonly objects: JunosObjects;
  readonly keyChains: Statement | null;
  /** Statements that stand in several places, with the line of the second. */
  readonly repeated: ReadonlyMap<Statement, number>;
  readonly problems: ReadingProblems;
}
