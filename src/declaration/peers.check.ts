import { compileSchema } from "../document/compile-schema.ts";
import { peersSchema } from "./schema.ts";

/** Whether a file of `peers/` has the shape that its schema asks. The build puts code in the place of this module (src/build/schema-checks.js). */
export const check = compileSchema(peersSchema);
