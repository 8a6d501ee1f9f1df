import { Diagnostics, type Diagnostic } from "../../../src/diagnostics/index.ts";
import { compileTemplates } from "../../../src/platforms/engine.ts";
import { frr } from "../../../src/platforms/frr/index.ts";
import { frrView } from "../../../src/platforms/frr/view.ts";
import type {
  MaxPrefixes,
  Policy,
  RouterPlan,
  SessionOptions,
  SessionPlan,
  Version,
} from "../../../src/policy/index.ts";
import { listsOf, PLAIN, routerPlan, session, SPAN } from "../../fixtures/plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";

// Compiled once: the property tests render many plans.
const print = compileTemplates(loadTemplates("frr"));

/** What the one session of a small plan may differ in. */
export interface SessionChange {
  readonly options?: Partial<SessionOptions>;
  readonly description?: string;
  readonly import?: Policy;
  readonly export?: Policy;
  readonly maxPrefixes?: Partial<MaxPrefixes>;
  readonly ipv6?: boolean;
}

/** A plan with one session, AS64496 at 192.0.2.1, whose policies reject everything unless given. */
export function planOf(change: SessionChange = {}, version: Version = [8, 4]): RouterPlan {
  const ipv6 = change.ipv6 ?? false;
  const base = session({
    name: "PEERC_X",
    peerName: "Example",
    asn: 64496,
    relation: "peer",
    place: "ix",
    local: ipv6 ? "2001:db8::10" : "192.0.2.10",
    remote: ipv6 ? "2001:db8::1" : "192.0.2.1",
  });
  const rejectAll = { family: base.family, terms: [] } as const;
  const only: SessionPlan = {
    ...base,
    description: change.description ?? base.description,
    options: { ...PLAIN, ...change.options },
    import: change.import ?? { ...rejectAll, name: "PEERC_X_IMPORT", direction: "import" },
    export: change.export ?? { ...rejectAll, name: "PEERC_X_EXPORT", direction: "export" },
    maxPrefixes: { ...base.maxPrefixes, ...change.maxPrefixes, span: SPAN },
  };
  return {
    ...routerPlan("frr", version),
    peers: [{ asn: 64496, name: "Example", relation: "peer", sessions: [only] }],
    removed: [],
    lists: listsOf([only]),
  };
}

/** A plan with one policy. */
export function planWith(policy: Policy): RouterPlan {
  return planOf({ [policy.direction]: policy, ipv6: policy.family === "ipv6" });
}

/** A plan with a base file. */
export function planOnBase(text: string, plan: RouterPlan = planOf()): RouterPlan {
  return { ...plan, base: { path: "base/gru1.conf", text } };
}

/** A plan's file. */
export function render(plan: RouterPlan): string {
  return print(frrView(plan));
}

/** What is reported of a plan, without what is said of every plan of the tests. */
export function limitsOf(plan: RouterPlan): readonly Diagnostic[] {
  const diagnostics = new Diagnostics();
  frr.limits(plan, diagnostics.report);
  return diagnostics.all.filter(
    (d) => d.code !== "no-base-file" && !d.message.includes("limits count the prefixes"),
  );
}

/** The lines about neighbors, without blanks in front. */
export function neighborLines(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^(?:no )?neighbor /.test(line));
}
