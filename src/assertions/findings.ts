import { diagnostic, type Diagnostic, type Span } from "../diagnostics/index.ts";
import { describeRoute, nameOf } from "../verify/index.ts";
import type { Direction, Route } from "../policy/index.ts";
import type { Assertion } from "./assertion.ts";
import { describeExpectation, type Result } from "./expected.ts";
import type { Side } from "./context.ts";
import type { TestedSession } from "./tested-network.ts";

/** The result of one side for an assertion in one place. */
export type Finding =
  | { readonly kind: "holds" }
  | { readonly kind: "fails"; readonly route: Route }
  | { readonly kind: "undecided"; readonly why: string };

/** It holds. */
export const HOLDS: Finding = { kind: "holds" };

/** The result of one side for a route, and where. */
export interface Decision extends Result {
  /** How messages refer to the place. */
  readonly by: string;
  readonly span: Span | null;
}

/** A place to which an assertion applies: a session in one direction, or the path from one to another. */
export interface Place {
  /** For messages. */
  readonly name: string;
  /** The session whose filter decides last. */
  readonly session: TestedSession;
  /** The result of a side for a route; null if it cannot be evaluated. */
  readonly decide: (side: Side, route: Route) => Decision | null;
}

/** How messages refer to a session. */
export function placeName({ plan, router }: TestedSession, direction: Direction): string {
  return `${nameOf(plan)} on ${router.name}, ${direction}`;
}

/** What to report about one place; null if the assertion holds for both sides. */
export function judge(
  assertion: Assertion,
  place: Place,
  findings: Readonly<Record<Side, Finding>>,
): Diagnostic | null {
  const { name, span } = assertion;
  for (const side of ["policy", "file"] as const) {
    const finding = findings[side];
    if (finding.kind === "fails") return failure(assertion, place, finding.route);
  }
  for (const side of ["policy", "file"] as const) {
    const finding = findings[side];
    if (finding.kind !== "undecided") continue;
    const params = { name, where: `${place.name} (${side})`, why: finding.why };
    return diagnostic("assertion-not-proven", params, { span });
  }
  return null;
}

function failure(assertion: Assertion, place: Place, route: Route): Diagnostic {
  const { name, span, expectation } = assertion;
  const policy = place.decide("policy", route);
  const file = place.decide("file", route);
  if (!policy) throw new Error("unreachable: a policy always decides");
  const result = describeResult(assertion, policy);
  const read = file && describeResult(assertion, file);
  const differ = read !== null && read !== result;
  const reason = policy.reason ?? null;
  const by = reason === null ? result : `${result} (${reason})`;
  const found = differ
    ? `the policy makes it ${by}; the file, ${read}`
    : `the policy ${read === null ? "makes" : "and the file make"} it ${by}`;
  const related = [policy, file].flatMap((decision) =>
    decision?.span ? [{ message: decision.by, span: decision.span }] : [],
  );
  const params = {
    name,
    where: place.name,
    route: describeRoute(route),
    expected: describeExpectation(expectation, place.session.plan),
    found,
  };
  const code = differ ? "assertion-file-differs" : "assertion-failed";
  return diagnostic(code, params, { span, related });
}

/** A canonical text for a result, to compare the two sides. */
function describeResult({ expectation }: Assertion, { verdict, route }: Decision): string {
  if (verdict === "reject") return "rejected";
  return expectation.kind === "reject"
    ? "accepted"
    : `accepted: ${describeRoute(route)}${more(route)}`;
}

function more({ localPreference, med }: Route): string {
  const parts = [
    ...(localPreference === null ? [] : [`, local preference ${localPreference}`]),
    ...(med === null ? [] : [`, MED ${med}`]),
  ];
  return parts.join("");
}

/** A line of a file, for a decision. */
export function lineOf(session: TestedSession, line: number): Span | null {
  return session.file && session.file.text.lineSpan(line);
}
