/** Explanations of single routes, and who let a prefix in, as text. */
export type * from "./blame.ts";
export { blameSession } from "./blame-session.ts";
export { explain, type Explanation } from "./explain.ts";
export { formatBlame } from "./format-blame.ts";
export { formatExplanation } from "./format-explanation.ts";
