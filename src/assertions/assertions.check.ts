import { compileSchema } from "../document/compile-schema.ts";
import { assertionsSchema } from "./assertions-schema.ts";

/**
 * Whether a file of assertions has the structure that its schema requires. The build replaces this module with
 * generated code (src/build/schema-checks.js).
 */
export const check = compileSchema(assertionsSchema);
