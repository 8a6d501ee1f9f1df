/** What changes and why, for people: explanations of single routes. */
export { explain, type Explanation } from "./explain.ts";
export { formatExplanation } from "./format-explanation.ts";
