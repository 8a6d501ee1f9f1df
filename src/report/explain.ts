import { createLocate } from "../diagnostics/index.ts";
import {
  compareCommunities,
  formatAddress,
  formatCommunity,
  formatPrefix,
  WELL_KNOWN,
  type Community,
} from "../net/index.ts";
import {
  editKind,
  evaluate,
  formatAsPath,
  routeValues,
  type Direction,
  type Edit,
  type Route,
  type RouteValues,
  type Term,
} from "../policy/index.ts";
import type { SessionPlan } from "../model/index.ts";
import { describeConditions } from "./describe-conditions.ts";
import { traceRegistration, type RegisteredForPeer, type Registration } from "./registration.ts";

/** Why a session accepts or rejects a route. */
export interface Explanation {
  readonly session: string;
  readonly policy: string;
  readonly direction: Direction;
  readonly route: PrintedRoute;
  readonly steps: readonly ExplainedStep[];
  readonly verdict: "accept" | "reject";
  readonly reason: string | null;
  /** The deciding term; null for the default deny at the end. */
  readonly term: string | null;
  /** The route as accepted; null if it is rejected. */
  readonly result: PrintedRoute | null;
  /** Null on export. */
  readonly registration: Registration | null;
}

/** A route in display form. */
export interface PrintedRoute extends RouteValues {
  readonly prefix: string;
  readonly asPath: string;
  readonly nextHop: string;
  readonly communities: readonly string[];
  readonly localPreference: number | null;
  readonly med: number | null;
}

/** One term that was evaluated. */
export interface ExplainedStep {
  readonly term: string;
  /** `policies/azion-peering.yaml:22`. */
  readonly place: string;
  readonly applied: boolean;
  /** Each condition that was tested; if the term did not apply, the last one failed. */
  readonly because: readonly string[];
  /** What the term did, if it applied: `reject: prefix-too-long`. */
  readonly effect: string | null;
}

/** Why a session is drained, for its edits: `exchange ix-br-sp is draining (CHG-123)`. */
export interface DrainedBecause {
  readonly why: string;
  /** Whether that adds prepends. */
  readonly prepends: boolean;
}

/** Evaluates a route with one policy of a session; `drained`: why the session is, if it is. */
export function explain(
  session: SessionPlan,
  direction: Direction,
  route: Route,
  registered: RegisteredForPeer,
  drained: DrainedBecause | null = null,
): Explanation {
  const policy = session[direction];
  const outcome = evaluate(policy, route);
  const locate = createLocate();
  const steps = outcome.steps.map(({ term, failed }): ExplainedStep => {
    const { path, start } = locate(term.span);
    return {
      term: term.name,
      place: `${path}:${start.line}`,
      applied: failed === null,
      because: describeConditions(term, failed, route),
      effect: failed ? null : describeEffect(term, direction, drained),
    };
  });
  return {
    session: session.name,
    policy: policy.name,
    direction,
    route: printRoute(route),
    steps,
    verdict: outcome.verdict,
    reason: outcome.reason,
    term: outcome.term?.name ?? null,
    result: outcome.verdict === "accept" ? printRoute(outcome.route) : null,
    registration:
      direction === "import" ? traceRegistration(route.prefix, route.asPath, registered) : null,
  };
}

function describeEffect(term: Term, direction: Direction, drained: DrainedBecause | null): string {
  const { verdict } = term;
  const edits = term.edits.map((edit) => {
    const text = editKind(edit).describe(edit);
    const isDrain =
      drained && verdict.kind === "accept" && isOfDrain(edit, direction, drained.prepends);
    return isDrain ? `${text} (because ${drained.why})` : text;
  });
  const decision =
    verdict.kind === "reject"
      ? [`reject: ${verdict.reason}`]
      : verdict.kind === "accept"
        ? ["accept"]
        : [];
  return [...edits, ...decision].join("; ");
}

/** Whether an edit of an accepting term is there, or is so, because its session is drained. */
function isOfDrain(edit: Edit, direction: Direction, prepends: boolean): boolean {
  if (direction === "import") return edit.kind === "set-local-preference";
  if (edit.kind === "prepend") return prepends;
  const isGracefulShutdown = (one: Community): boolean =>
    compareCommunities(one, WELL_KNOWN["graceful-shutdown"]) === 0;
  return edit.kind === "add-communities" && edit.list.communities.some(isGracefulShutdown);
}

function printRoute(route: Route): PrintedRoute {
  return {
    prefix: formatPrefix(route.prefix),
    asPath: formatAsPath(route.asPath),
    nextHop: typeof route.nextHop === "string" ? route.nextHop : formatAddress(route.nextHop),
    communities: route.communities.map(formatCommunity),
    ...routeValues((attribute) => route[attribute]),
    localPreference: route.localPreference,
    med: route.med,
  };
}
