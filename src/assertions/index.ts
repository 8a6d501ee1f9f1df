/** Users' assertions about their policy, decided for the compiled policies and for the routers' files. */
export type { AnyAssertion, Assertion, AssertionFile, Selector } from "./assertion.ts";
export { assertionsSchema } from "./assertions-schema.ts";
export { selectorProperties, selectorSchema, someSessionsSchema } from "./selector-schema.ts";
export { createContext, type SessionsBefore } from "./context.ts";
export { formatJunit, junitSuites } from "./format-junit.ts";
export { formatResults } from "./format-results.ts";
export { loadAssertions } from "./load-assertions.ts";
export { namesOf, type Names } from "./names.ts";
export { readSelector } from "./read-selector.ts";
export { resultRows } from "./result-rows.ts";
export { runAssertions, type AssertionResult, type FileResult } from "./run-assertions.ts";
export { matchesSelector } from "./select-sessions.ts";
export { sessionLists } from "./session-lists.ts";
export { testedSessions, type RouterFile, type TestedSession } from "./tested-network.ts";
