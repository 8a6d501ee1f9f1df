import { compileSchema } from "../document/compile-schema.ts";
import { routeSchema } from "./routes-schema.ts";

/** Whether a line has the structure of a route. The build replaces this module (src/build/schema-checks.js). */
export const check = compileSchema(routeSchema);
