import { compileSchema } from "../../document/compile-schema.ts";
import { listSchema } from "./policy-schema.ts";

/**
 * Whether a list has the structure that its schema requires. The build replaces this module with generated code
 * (src/build/schema-checks.js).
 */
export const check = compileSchema(listSchema);
