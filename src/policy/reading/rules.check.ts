import { compileSchema } from "../../document/compile-schema.ts";
import { rulesSchema } from "./policy-schema.ts";

/**
 * Whether `rules.yaml` has the structure that its schema requires. The build replaces this module with generated code
 * (src/build/schema-checks.js).
 */
export const check = compileSchema(rulesSchema);
