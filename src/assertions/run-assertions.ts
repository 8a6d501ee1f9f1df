import { diagnostic, type Diagnostic } from "../diagnostics/index.ts";
import type { AnyAssertion, Assertion, AssertionFile, ChangeAssertion } from "./assertion.ts";
import { isAboutChange } from "./about-change.ts";
import type { Context } from "./context.ts";
import { createProofs, decidePassages } from "./decide-passages.ts";
import { decideChange } from "./decide-change.ts";
import { decideSession } from "./decide-sessions.ts";
import type { Direction } from "../policy/index.ts";
import { selectSessions } from "./select-sessions.ts";
import type { TestedSession } from "./tested-network.ts";

/** The result of one assertion. */
export interface AssertionResult {
  readonly assertion: AnyAssertion;
  /** The number of places in which it was decided: sessions and directions, or pairs of sessions. */
  readonly places: number;
  /** The kind of these places. */
  readonly of: "sessions" | "pairs of sessions";
  /** Why it does not hold; empty if it does. */
  readonly problems: readonly Diagnostic[];
}

/** The results of the assertions of one file. */
export interface FileResult {
  readonly path: string;
  readonly results: readonly AssertionResult[];
}

/** The most places of a failing assertion that are shown. */
const MOST_SHOWN = 5;

/** Decides every assertion, on the compiled policies and on the routers' files. */
export function runAssertions(
  files: readonly AssertionFile[],
  context: Context,
): readonly FileResult[] {
  return files.map(({ path, assertions }) => ({
    path,
    results: assertions.map((assertion) =>
      isAboutChange(assertion)
        ? onChange(assertion, context)
        : assertion.scope.kind === "on"
          ? onSessions(assertion, context)
          : onPassages(assertion, context),
    ),
  }));
}

/** It is never skipped: without the network before the change, it fails. */
function onChange(assertion: ChangeAssertion, context: Context): AssertionResult {
  const { name, span } = assertion;
  if (!context.base) {
    return nothing(assertion, "sessions", diagnostic("assertion-needs-base", { name }, { span }));
  }
  return onSingle(assertion, assertion.scope, context, (session, direction) =>
    decideChange(context, assertion, session, direction),
  );
}

function onSessions(assertion: Assertion, context: Context): AssertionResult {
  const { scope } = assertion;
  if (scope.kind !== "on") throw new Error("unreachable: an assertion about passages");
  return onSingle(assertion, scope, context, (session, direction) =>
    decideSession(context, assertion, session, direction),
  );
}

function onSingle(
  assertion: AnyAssertion,
  scope: ChangeAssertion["scope"],
  context: Context,
  decide: (session: TestedSession, direction: Direction) => Diagnostic | "empty" | null,
): AssertionResult {
  const selected = selectSessions(context.sessions, scope.sessions, familyOf(assertion));
  const found = selected.flatMap((session) =>
    scope.directions.map((direction) => decide(session, direction)),
  );
  const decided = found.filter((problem) => problem !== "empty");
  if (selected.length === 0) return nothing(assertion, "sessions", withoutSession(assertion, "on"));
  if (decided.length === 0) return nothing(assertion, "sessions", withoutRoute(assertion));
  const problems = decided.flatMap((problem) => problem ?? []);
  return result(assertion, decided.length, "sessions", problems);
}

function onPassages(assertion: Assertion, context: Context): AssertionResult {
  const { scope } = assertion;
  const of = "pairs of sessions";
  if (scope.kind !== "passage") throw new Error("unreachable: an assertion about sessions");
  const family = familyOf(assertion);
  const from = selectSessions(context.sessions, scope.from, family);
  const to = selectSessions(context.sessions, scope.to, family);
  const pairs = from
    .map((session) => ({ session, to: to.filter((other) => canFollow(session, other)) }))
    .filter((pair) => pair.to.length > 0);
  if (pairs.length === 0) {
    const which = from.length === 0 ? "from" : to.length === 0 ? "to" : "from and to";
    return nothing(assertion, of, withoutSession(assertion, which));
  }
  const proofs = createProofs(context);
  const problems: Diagnostic[] = [];
  let places = 0;
  for (const pair of pairs) {
    const found = decidePassages(context, assertion, proofs, pair.session, pair.to);
    if (found === "empty") continue;
    places += pair.to.length;
    problems.push(...found);
  }
  if (places === 0) return nothing(assertion, of, withoutRoute(assertion));
  return result(assertion, places, of, problems);
}

/** A route stays in its family, and is not announced back to its session. */
function canFollow(from: TestedSession, to: TestedSession): boolean {
  return from !== to && from.plan.family === to.plan.family;
}

function familyOf({ routes }: AnyAssertion) {
  return routes.kind === "one" ? routes.sketch.prefix.family : null;
}

function result(
  assertion: AnyAssertion,
  places: number,
  of: AssertionResult["of"],
  problems: readonly Diagnostic[],
): AssertionResult {
  const more = problems.length - MOST_SHOWN;
  const { name, span } = assertion;
  const shown =
    more > 0
      ? [
          ...problems.slice(0, MOST_SHOWN),
          diagnostic("assertion-more", { name, count: more, of }, { span }),
        ]
      : problems;
  return { assertion, places, of, problems: shown };
}

function nothing(
  assertion: AnyAssertion,
  of: AssertionResult["of"],
  problem: Diagnostic,
): AssertionResult {
  return { assertion, places: 0, of, problems: [problem] };
}

function withoutSession({ name, span, scope }: AnyAssertion, which: string): Diagnostic {
  const selector = scope.kind === "on" ? scope.sessions : which === "to" ? scope.to : scope.from;
  return diagnostic(
    "assertion-without-session",
    { name, which },
    { span: selector.span, related: [{ message: "of this assertion", span }] },
  );
}

function withoutRoute({ name, span, routes }: AnyAssertion): Diagnostic {
  const where = routes.kind === "every" ? routes.span : span;
  return diagnostic("assertion-without-route", { name }, { span: where });
}
