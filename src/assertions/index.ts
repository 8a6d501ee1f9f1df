/** What users hold to be true of their policies: read from YAML, decided on the compiled policies and on the routers' files. */
export { assertionsSchema } from "./assertions-schema.ts";
export type { Assertion, AssertionFile } from "./assertion.ts";
export { createContext } from "./context.ts";
export { formatJunit } from "./format-junit.ts";
export { formatResults } from "./format-results.ts";
export { loadAssertions } from "./load-assertions.ts";
export { namesOf, type Names } from "./names.ts";
export { runAssertions, type AssertionResult, type FileResult } from "./run-assertions.ts";
export { sessionLists } from "./session-lists.ts";
export { testedSessions, type RouterFile, type TestedSession } from "./tested-network.ts";
