import { compileSchema } from "../document/compile-schema.ts";
import { assertionsSchema } from "./assertions-schema.ts";

/** Whether a file of assertions has the shape that its schema asks. The build puts code in the place of this module (src/build/schema-checks.js). */
export const check = compileSchema(assertionsSchema);
