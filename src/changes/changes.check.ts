import { compileSchema } from "../document/compile-schema.ts";
import { changesSchema } from "./changes-schema.ts";

/**
 * Whether a file of allowed changes has the structure that its schema requires. The build replaces this module with
 * generated code (src/build/schema-checks.js).
 */
export const check = compileSchema(changesSchema);
