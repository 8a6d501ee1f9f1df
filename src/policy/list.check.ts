import { compileSchema } from "../document/compile-schema.ts";
import { listSchema } from "./policy-schema.ts";

/** Whether a list has the shape that its schema asks. The build puts code in the place of this module (src/build/schema-checks.js). */
export const check = compileSchema(listSchema);
