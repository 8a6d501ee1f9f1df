import { compileSchema } from "../../document/compile-schema.ts";
import { agreementSchema } from "./agreement-schema.ts";

/**
 * Whether a peering agreement has the structure that its schema requires. The build replaces this module with generated
 * code (src/build/schema-checks.js).
 */
export const check = compileSchema(agreementSchema);
