import { compileSchema } from "../../document/compile-schema.ts";
import { policySchema } from "./policy-schema.ts";

/**
 * Whether a policy has the structure that its schema requires. The build replaces this module with generated code
 * (src/build/schema-checks.js).
 */
export const check = compileSchema(policySchema);
