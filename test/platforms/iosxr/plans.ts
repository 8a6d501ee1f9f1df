import { Diagnostics, type Diagnostic } from "../../../src/diagnostics/index.ts";
import { compileTemplates } from "../../../src/platforms/engine.ts";
import { iosxr } from "../../../src/platforms/iosxr/index.ts";
import { view } from "../../../src/platforms/iosxr/view.ts";
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
const print = compileTemplates(loadTemplates("iosxr"));

/** What the one session of a small plan may differ in. */
export interface SessionChange {
  readonly options?: Partial<SessionOptions>;
  readonly description?: string;
  readonly import?: Policy;
  readonly export?: Policy;
  readonly maxPrefixes?: Partial<MaxPrefixes>;
}

const REJECT_ALL = { family: "ipv4", terms: [] } as const;

/** A plan with one session, whose policies reject everything unless given. */
export function planOf(change: SessionChange = {}, version: Version = [7, 11]): RouterPlan {
  const base = session({
    name: "PEERC_X",
    peerName: "Example",
    asn: 64496,
    relation: "peer",
    place: "ix",
    local: "192.0.2.10",
    remote: "192.0.2.1",
  });
  const only: SessionPlan = {
    ...base,
    description: change.description ?? base.description,
    options: { ...PLAIN, ...change.options },
    import: change.import ?? { ...REJECT_ALL, name: "PEERC_X_IMPORT", direction: "import" },
    export: change.export ?? { ...REJECT_ALL, name: "PEERC_X_EXPORT", direction: "export" },
    maxPrefixes: { ...base.maxPrefixes, ...change.maxPrefixes, span: SPAN },
  };
  return {
    ...routerPlan("iosxr", version),
    peers: [{ asn: 64496, name: "Example", relation: "peer", sessions: [only] }],
    removed: [],
    lists: listsOf([only]),
  };
}

/** A plan's file. */
export function render(plan: RouterPlan): string {
  return print(view(plan));
}

/** What is reported of a plan. */
export function limitsOf(plan: RouterPlan): readonly Diagnostic[] {
  const diagnostics = new Diagnostics();
  iosxr.limits(plan, diagnostics.report);
  return diagnostics.all;
}

/** The lines of a block, from the line with its head to the line that ends it, without indentation. */
export function block(text: string, head: string, end: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.trim());
  const start = lines.indexOf(head);
  if (start < 0) throw new Error(`no ${head}`);
  return lines.slice(start, lines.indexOf(end, start) + 1);
}
