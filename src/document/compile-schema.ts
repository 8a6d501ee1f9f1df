import { Ajv2020, type AnySchemaObject } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";

import type { SchemaCheck } from "./schema-check.ts";

/**
 * Compiles a JSON Schema (2020-12) into a function that reports all errors. Used by modules named `*.check.ts` and by
 * tests; in the built program such a module is replaced by the code from `schemaCode`, without ajv.
 */
export function compileSchema(schema: AnySchemaObject): SchemaCheck {
  return compilerFor(false).compile(schema);
}

/** The same function as the text of a CommonJS module that exports it as `check`. */
export function schemaCode(schema: AnySchemaObject): string {
  const compiler = compilerFor(true);
  const text = standaloneCode.default(compiler, compiler.compile(schema));
  return `${text}\nmodule.exports = { check: module.exports };\n`;
}

function compilerFor(asCode: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    verbose: true,
    discriminator: true,
    messages: false,
    // Code that runs once need not be optimized: that takes longer than it saves.
    code: { source: asCode, optimize: asCode },
  });
  ajv.addKeyword({ keyword: "expected", schemaType: "string" });
  ajv.addKeyword({ keyword: "markdownDescription", schemaType: "string" });
  return ajv;
}
