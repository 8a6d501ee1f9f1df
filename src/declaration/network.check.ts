import { compileSchema } from "../document/compile-schema.ts";
import { networkSchema } from "./schema.ts";

/**
 * Whether `network.yaml` has the structure that its schema requires. The build replaces this module with generated
 * code (src/build/schema-checks.js).
 */
export const check = compileSchema(networkSchema);
