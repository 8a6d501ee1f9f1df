import { Diagnostics, distinct, type Report } from "../diagnostics/index.ts";
import type { RouterPlan, SessionPlan } from "../model/index.ts";
import { assumeObjects } from "./registration/assume-objects.ts";
import { checkOwn, checkPresence, checkSources } from "./checks/check-registry.ts";
import { checkWaivers } from "./checks/check-waivers.ts";
import { checkWideSettings } from "./checks/check-wide-settings.ts";
import type { CompileInput } from "./compile-input.ts";
import { PLAIN_STEPS, type CompileSteps } from "./compile-steps.ts";
import { PeerLists } from "./lists/peer-lists.ts";
import { planRouter } from "./plan-router.ts";
import { removedObjects } from "./removed-objects.ts";
import { SharedTerms } from "./shared-terms.ts";

/** What could be compiled. */
export interface Compiled {
  /** Sorted by name; without parts that had errors. */
  readonly plans: readonly RouterPlan[];
  /** Whether an error was reported. */
  readonly failed: boolean;
}

/** Compiles a network: one plan for each router, sorted by name, or null if an error was reported. */
export function compile(input: CompileInput, report: Report): readonly RouterPlan[] | null {
  const { plans, failed } = compileParts(input, report);
  return failed ? null : plans;
}

/**
 * Compiles as much of a network as possible, so that an error in one part hides none in another one. Pure: the same
 * input gives the same plans.
 */
export function compileParts(
  input: CompileInput,
  report: Report,
  step: CompileSteps = PLAIN_STEPS,
): Compiled {
  const { declaration } = input;
  const found = new Diagnostics();
  const tell = distinct((d) => {
    found.report(d);
    report(d);
  });
  const { registry, unknown } = assumeObjects(declaration, input.registry);
  checkPresence(declaration, unknown, input.mayLack ?? new Set(), tell);
  checkSources(declaration, registry, tell);
  checkWideSettings(input, tell);
  const lists = new PeerLists(declaration, registry, step.sets);
  checkOwn(declaration, unknown, lists, tell);
  const waivers = new Map(
    declaration.routers.map((router) => [router.name, checkWaivers(input, router, tell)] as const),
  );
  const factsOf = new Map(
    declaration.routers.map(({ name, platform }) => [name, input.platforms[platform]] as const),
  );
  const shared = new SharedTerms();
  const material = { ...input, registry, unknown, lists, waivers, factsOf, shared };
  const compiled = declaration.peers.map((peer) => ({
    peer,
    sessions: step.peer(material, peer, tell),
  }));
  const plans = declaration.routers.map((router) => {
    const waived = waivers.get(router.name) ?? new Set<string>();
    const removed = (built: readonly SessionPlan[]) => removedObjects(material, router.name, built);
    return planRouter(input, router, compiled, waived, removed, tell);
  });
  return { plans, failed: found.failed };
}
