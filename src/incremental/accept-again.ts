import type { Direction, Policy } from "../policy/index.ts";
import type { SessionPlan } from "../model/index.ts";
import { Acceptance } from "../verify/index.ts";

/** Decides whether policies accept any route, and remembers those that do from earlier builds. */
export class AcceptAgain extends Acceptance {
  readonly #accepting: WeakSet<Policy>;

  /** `accepting`: policies already known to accept something; more are added. */
  constructor(accepting: WeakSet<Policy>) {
    super();
    this.#accepting = accepting;
  }

  /** Whether a session accepts any route. */
  override accepts(session: SessionPlan, direction: Direction): boolean {
    const policy = session[direction];
    if (this.#accepting.has(policy)) return true;
    const accepts = super.accepts(session, direction);
    if (accepts) this.#accepting.add(policy);
    return accepts;
  }
}
