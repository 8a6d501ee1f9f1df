/** Explanations of single routes, as text. */
export { explain, type Explanation } from "./explain.ts";
export { formatExplanation } from "./format-explanation.ts";
