/** The plan of a router against its configuration as read back: equal for every route, or a counterexample. */
export { createProver, type Prover } from "./prover.ts";
export { verifyRouter, type RouterProof } from "./verify-router.ts";
