import { compileSchema } from "../../document/compile-schema.ts";
import { countsSchema } from "./counts-schema.ts";

/**
 * Whether a line of counted traffic has the structure that its schema requires. The build replaces this module with
 * generated code (src/build/schema-checks.js).
 */
export const check = compileSchema(countsSchema);
