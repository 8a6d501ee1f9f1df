import { compileSchema } from "../document/compile-schema.ts";
import { peersSchema } from "./schema.ts";

/**
 * Whether a file of `peers/` has the structure that its schema requires. The build replaces this module with
 * generated code (src/build/schema-checks.js).
 */
export const check = compileSchema(peersSchema);
