/** Sets of AS_PATHs as automata, and the algebra of such sets. */
export * from "./path-language.ts";
export type { PathPattern } from "./path-pattern.ts";
export { readTextPattern } from "./read-text-pattern.ts";
