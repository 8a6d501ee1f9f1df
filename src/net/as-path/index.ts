/** Sets of AS_PATHs as automata, and the algebra of such sets. */
export * from "./path-language.ts";
export type { PathPattern } from "./path-pattern.ts";
export { readTextPattern, readTextPatterns } from "./read-text-pattern.ts";
export { parseTextPattern } from "./parse-text-pattern.ts";
export { repeatsAnEnd } from "./repeats-an-end.ts";
