import type { Report } from "../../diagnostics/index.ts";
import type { Node } from "../../document/index.ts";
import type { Decision } from "../decision.ts";
import type { AuditInput, AuditedPeer } from "../audit-input.ts";

/**
 * A kind of check: everything that peerc knows of it. `D` is its definition in an agreement, with its kind. Its key in a
 * file is its kind, with `_` for `-`.
 */
export interface CheckKind<D> {
  /** What it decides about a peer, as a question that `ok` answers with yes. */
  readonly question: string;
  /** How it decides, what each verdict means, and what it cannot know: for the reference, in a few sentences. */
  readonly about: string;
  /** Whether it can be decided for a network that is no peer yet: nothing of it is declared but its ASN. */
  readonly beforePeering?: true;
  /** The JSON Schema of its values. */
  readonly schema: object;
  /** Reads values that the schema has accepted; null after reporting a mistake in them. */
  readonly read: (values: Node, report: Report) => D | null;
  /** The answer for a peer. */
  readonly decide: (peer: AuditedPeer, check: D, input: AuditInput) => Decision;
}
