import type { AnyAssertion, ChangeAssertion } from "./assertion.ts";

/** Whether an assertion is about a change, so that it needs the network before the change. */
export function isAboutChange(assertion: AnyAssertion): assertion is ChangeAssertion {
  return assertion.expectation.kind === "change";
}
