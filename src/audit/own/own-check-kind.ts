import type { Report } from "../../diagnostics/index.ts";
import type { Node } from "../../document/index.ts";
import type { AuditedPeer, AuditInput } from "../audit-input.ts";
import type { OwnDecision } from "./own-decision.ts";

/** Everything that a check of our own network may look at. */
export interface OwnInput extends AuditInput {
  /** All neighbors, whatever their relation, with their sessions that are built or planned. */
  readonly neighbors: readonly AuditedPeer[];
}

/** A kind of check of our own network: see `CheckKind`. */
export interface OwnCheckKind<D> {
  /** What it decides, as a question that `ok` answers with yes. */
  readonly question: string;
  /** How it decides, and what it cannot know: for the reference. */
  readonly about: string;
  /** The JSON Schema of its values. */
  readonly schema: object;
  /** Reads values that the schema has accepted; null after reporting a mistake in them. */
  readonly read: (values: Node, report: Report) => D | null;
  readonly decide: (check: D, input: OwnInput) => OwnDecision;
}
