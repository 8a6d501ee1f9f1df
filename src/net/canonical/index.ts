/** Sets of prefixes in a form that does not depend on how they are described, and the algebra of such sets. */
export * from "./canonical-set.ts";
export * from "./count-addresses.ts";
export * from "./count-prefixes.ts";
export * from "./first-difference.ts";
export * from "./first-prefix.ts";
export * from "./intersect.ts";
export * from "./is-subset.ts";
export * from "./minimal-ranges.ts";
export * from "./subtract.ts";
export * from "./unite.ts";
