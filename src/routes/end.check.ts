import { compileSchema } from "../document/compile-schema.ts";
import { endSchema } from "./routes-schema.ts";

/** Whether a line has the structure of a last line. The build replaces this module (src/build/schema-checks.js). */
export const check = compileSchema(endSchema);
