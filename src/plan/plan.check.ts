import { compileSchema } from "../document/compile-schema.ts";
import { planSchema } from "./plan-schema.ts";

/**
 * Whether a plan has the structure that its schema requires. The build replaces this module with generated code
 * (src/build/schema-checks.js).
 */
export const check = compileSchema(planSchema);
