import type { PolicyResults } from "../../audit/index.ts";
import { PolicyComparer } from "../../diff/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import type { Registry } from "../../compile/index.ts";
import type { RouterPlan, SessionPlan } from "../../model/index.ts";
import { announce } from "../../publish/index.ts";

/** What the compiled policies of a network do, worked out when it is asked for. */
export class NetworkPolicies implements PolicyResults {
  readonly #declaration: Declaration;
  readonly #registry: Registry;
  readonly #plans: readonly RouterPlan[];
  readonly #comparer = new PolicyComparer();
  #announced: PolicyResults["announced"] | undefined;

  /** `plans` may have planned sessions too. */
  constructor(declaration: Declaration, registry: Registry, plans: readonly RouterPlan[]) {
    this.#declaration = declaration;
    this.#registry = registry;
    this.#plans = plans;
  }

  get announced(): PolicyResults["announced"] {
    if (this.#announced === undefined) {
      const [declaration, registry, plans] = [this.#declaration, this.#registry, this.#plans];
      // What it would report is `peerc publish`'s to say.
      this.#announced =
        announce({ declaration, registry, plans }, () => undefined)?.announced ?? null;
    }
    return this.#announced;
  }

  imported(session: SessionPlan): ReturnType<PolicyResults["imported"]> {
    return this.#comparer.accepted(session, "import");
  }
}
